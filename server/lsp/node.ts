import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './placeholder.ts';

serve(createConnection(ProposedFeatures.all));

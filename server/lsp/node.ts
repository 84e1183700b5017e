import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { diskFiles } from './node-files.ts';
import { serve } from './server.ts';

serve(createConnection(ProposedFeatures.all), diskFiles);

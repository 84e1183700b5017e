/** A language server as Langium makes it, over standard input and output. */

import { startLanguageServer } from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { makeServices } from './langium-services.ts';
import grammar from './treaty.langium';

const connection = createConnection(ProposedFeatures.all);
startLanguageServer(makeServices({ connection, ...NodeFileSystem }, grammar).shared);

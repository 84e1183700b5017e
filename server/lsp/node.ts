import { Console } from 'node:console';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { diskFiles } from './node-files.ts';
import { framed } from './node-stdio.ts';
import { serve } from './server.ts';

/** The connection that the command line asks for: `--stdio`, or what VS Code's client chooses. */
function connection() {
  if (!process.argv.includes('--stdio')) return createConnection(ProposedFeatures.all);
  // standard output is the protocol's: a stray line there would break it
  globalThis.console = new Console(process.stderr);
  const { reader, writer } = framed(process.stdin, process.stdout, (why) => {
    process.stderr.write(
      `foedus: what the editor sends cannot be read any more: ${why}. Ending, to be started again.\n`,
    );
    process.exit(1);
  });
  const made = createConnection(ProposedFeatures.all, reader, writer);
  let stopping = false;
  made.onShutdown(() => {
    stopping = true;
  });
  // the editor has gone without a word, or with one
  process.stdin.once('close', () => process.exit(stopping ? 0 : 1));
  return made;
}

/** Settled once a treaty has been judged. */
export const judged = new Promise<void>((resolve) => serve(connection(), diskFiles, resolve));

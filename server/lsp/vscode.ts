/**
 * Entry of the server for VS Code, the same bundle in the browser and on the desktop: a worker there, a process here.
 * Both read files through the client, so nothing of Node is needed but the channel to the process that started it.
 */
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  type DataCallback,
  Disposable,
  type Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver/browser';
import { serve } from './server.ts';

/** The messages of the process that started this one. */
class ProcessReader extends AbstractMessageReader implements MessageReader {
  listen(callback: DataCallback): Disposable {
    const take = (message: Message) => {
      // the library's watch over the end of a process is in its part for Node
      if ('method' in message && message.method === 'exit') process.exit(0);
      callback(message);
    };
    process.on('message', take);
    process.once('disconnect', () => process.exit(1));
    return Disposable.create(() => process.off('message', take));
  }
}

class ProcessWriter extends AbstractMessageWriter implements MessageWriter {
  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      process.send?.(message, undefined, undefined, (error) => (error ? reject(error) : resolve()));
    });
  }

  end(): void {}
}

const isProcess = typeof process === 'object' && typeof process.send === 'function';
const [reader, writer] = isProcess
  ? [new ProcessReader(), new ProcessWriter()]
  : [new BrowserMessageReader(self), new BrowserMessageWriter(self)];
serve(createConnection(reader, writer));

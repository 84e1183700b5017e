import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { serve } from './placeholder.ts';

serve(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)));

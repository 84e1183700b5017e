/** The sample treaties, for tests that hold on every text. */
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../samples/', import.meta.url);

/** Name and text of every sample. */
export const samples: readonly { name: string; text: string }[] = readdirSync(folder)
  .filter((name) => name.endsWith('.treaty'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

// node test/bench/check-write.ts FOLDER [files] [bytes]: writes the corpus into an empty folder.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { corpusFiles } from './check-corpus.ts';

/** Writes the corpus; returns how many bytes of treaties there are. */
export async function writeCorpus(folder: string, count = 1000, bytes = 10_000): Promise<number> {
  let total = 0;
  for (const { name, text } of corpusFiles(count, bytes)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    if (name.endsWith('.treaty')) total += Buffer.byteLength(text);
  }
  return total;
}

if (import.meta.main) {
  const [folder = '', count = '1000', bytes = '10000'] = process.argv.slice(2);
  console.log(await writeCorpus(folder, Number(count), Number(bytes)));
}

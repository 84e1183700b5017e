/** How long it takes to make a tree of a megabyte of text. */
import path from 'node:path';
import { parseFile } from '../../grammar/index.ts';
import { jsonDocument } from './peer-documents.ts';
import { treatyDocument } from './treaties.ts';

export interface Parsed {
  readonly parser: string;
  readonly bytes: number;
  /** Milliseconds, one for each time. */
  readonly times: number[];
}

/** A parser that says what it could not read. */
type Parse = (text: string) => readonly string[];

const dist = path.join(import.meta.dirname, 'dist');

/** Each parser in turn, so many times, after two rounds that warm them up. Throws if a parser could not read the text. */
export async function measureParsing(bytes: number, rounds: number): Promise<readonly Parsed[]> {
  const treaties = upTo(bytes, (lines) => treatyDocument(lines).text, 48);
  // without what is wrong in it
  const json = upTo(bytes, (lines) => jsonDocument(lines).text.replaceAll(/,\n \}/g, '\n }'), 18);
  const parsers: { name: string; text: string; parse: Parse }[] = [
    { name: 'Foedus', text: treaties, parse: problemsIn },
    { name: 'Langium', text: treaties, parse: await bundled('langium-parse') },
    { name: 'Chevrotain’s JSON', text: json, parse: await bundled('chevrotain-json') },
  ];
  const all = parsers.map(({ name, text }): Parsed => ({ parser: name, bytes: Buffer.byteLength(text), times: [] }));
  for (let round = -2; round < rounds; round++) {
    for (const [index, { name, text, parse }] of parsers.entries()) {
      const began = performance.now();
      const [problem] = parse(text);
      const took = performance.now() - began;
      if (problem !== undefined) throw new Error(`${name} could not read the text: ${problem}`);
      if (round >= 0) all[index]?.times.push(took);
    }
  }
  return all;
}

function problemsIn(text: string): readonly string[] {
  return parseFile(text).chunks.flatMap(({ chunk }) => chunk.problems.map(({ message }) => message));
}

async function bundled(name: string): Promise<Parse> {
  const { parse }: { parse: Parse } = await import(path.join(dist, `${name}.mjs`));
  return parse;
}

/** A text of about so many bytes. */
function upTo(bytes: number, make: (lines: number) => string, bytesPerLine: number): string {
  const first = make(Math.round(bytes / bytesPerLine));
  const lines = Math.round((bytes / Buffer.byteLength(first)) * (bytes / bytesPerLine));
  return make(lines);
}

/**
 * A part of a check that runs on several machines (`check --shard 2/5`), and how the parts are put together again. A part
 * holds all that any report needs, the texts that findings speak of among it, so that `merge` needs no treaty.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Day } from '../model/dates.ts';
import type { Location } from '../model/site.ts';
import type { Finding } from '../rules/finding.ts';
import { inOrder, settingsFor } from './analysis.ts';
import { fromHere } from './checked.ts';
import { bookOf, type DiskFile, type Input, shown } from './disk.ts';
import type { Outcome } from './outcome.ts';
import { textOf } from './places.ts';
import { type Shard, sharesOf } from './shares.ts';
import { checkInput } from './threads.ts';
import { inWords, UsageError } from './usage.ts';
import { version } from './version.ts';

/** What all parts of one run have in common, each with how a person would call it. */
const commons = {
  version: 'the version of Foedus',
  root: 'the folder from which the check ran',
  days: 'the day of analysis',
  asked: 'the files that were asked for',
  texts: 'the texts of the treaties, tables and `foedus.json`',
} as const;

/** A part as it is written. URIs are relative to the root; the file can be read anywhere. */
interface Part {
  readonly kind: 'foedus-shard';
  readonly run: Readonly<Record<keyof typeof commons, string>>;
  readonly shard: Shard;
  readonly day: Day;
  readonly leftOut: readonly string[];
  /** The files of this part, in order. */
  readonly files: readonly string[];
  readonly findings: readonly (Finding & { readonly clause: string; readonly words: string })[];
  /** The texts that findings speak of. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Checks one part of the input, and returns it as it is to be written. */
export async function checkShard(
  input: Input,
  shard: Shard,
  options: { readonly date?: string; readonly threads?: number },
): Promise<string> {
  const asked = sharesOf(input.asked, shard.of)[shard.index - 1] ?? [];
  const { findings, identity, day } = await checkInput({ ...input, asked }, options);
  const home = homeOf(input.root);
  const places = new Set(findings.flatMap((finding) => [...placesOf(finding)].map(({ uri }) => uri)));
  const part: Part = {
    kind: 'foedus-shard',
    run: runOf(input, options.date),
    shard,
    day,
    leftOut: input.leftOut.map((uri) => within(home, uri)),
    files: asked.map(({ uri }) => within(home, uri)),
    findings: findings.map((finding) => {
      const { clause, text } = identity(finding);
      return { ...moved(finding, (uri) => within(home, uri)), clause, words: text };
    }),
    texts: Object.fromEntries([...places].sort().map((uri) => [within(home, uri), textOf(input, uri)])),
  };
  return JSON.stringify(part);
}

function runOf(input: Input, date: string | undefined): Part['run'] {
  const settings = settingsFor(input, date);
  const home = homeOf(input.root);
  const texts: [string, string][] = [
    ...input.all.map(({ uri, text, unreadable }): [string, string] => [uri, unreadable ?? text]),
    ...input.csv,
    ...input.csvUnread,
    ...input.configurations,
  ];
  return {
    version,
    root: fromHere(input.root),
    days: [...new Set(input.asked.map(({ uri }) => settings(uri).day))].sort().join(),
    asked: digest([...input.leftOut, ...input.asked.map(({ uri }) => uri)].map((uri) => within(home, uri))),
    texts: digest(texts.flatMap(([uri, text]) => [within(home, uri), text])),
  };
}

function digest(texts: readonly string[]): string {
  const hash = createHash('sha256');
  // The length keeps apart where one text ends and the next begins.
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest('hex');
}

/**
 * Puts the parts of a run together.
 * @throws UsageError where a file is no part, belongs to another run, is there twice or is missing
 */
export async function outcomeOf(files: readonly string[]): Promise<Outcome> {
  const parts: { file: string; part: Part }[] = [];
  for (const file of files) parts.push({ file, part: await readPart(file) });
  refuseMismatch(parts);
  parts.sort((one, two) => one.part.shard.index - two.part.shard.index);
  const first = (parts[0] as { part: Part }).part;
  const root = path.resolve(first.run.root);
  const home = homeOf(root);
  const uriOf = (uri: string) => beyond(home, uri);
  const texts = new Map(
    parts.flatMap(({ part }) => Object.entries(part.texts)).map(([uri, text]) => [uriOf(uri), text]),
  );
  const asked = parts.flatMap(({ part }) => part.files.map((uri) => fileOf(uriOf(uri), texts)));
  const known = new Set(asked.map(({ uri }) => uri));
  const others = [...texts.keys()].filter((uri) => !known.has(uri)).map((uri) => fileOf(uri, texts));
  const configurations = new Map<string, string>();
  const input: Input = {
    root,
    configurations,
    book: bookOf(configurations),
    leftOut: first.leftOut.map(uriOf),
    asked,
    all: [...asked, ...others],
    csv: new Map(),
    csvUnread: new Map(),
  };
  const identities = new Map<Finding, { readonly clause: string; readonly text: string }>();
  const findings = parts.flatMap(({ part }) =>
    part.findings.map(({ clause, words, ...finding }) => {
      const placed = moved(finding, uriOf);
      identities.set(placed, { clause, text: words });
      return placed;
    }),
  );
  const identity = (finding: Finding) => ({ rule: finding.rule, clause: '', text: '', ...identities.get(finding) });
  return { input, day: first.day, findings: inOrder(findings), identity };
}

async function readPart(file: string): Promise<Part> {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new UsageError(`Cannot read \`${shown(file)}\`: ${inWords(error)}.`);
  });
  let part: Partial<Part> | undefined;
  try {
    part = JSON.parse(text);
  } catch {
    // Said below, as of any other file that is none.
  }
  if (part?.kind !== 'foedus-shard' || !part.run || !part.shard)
    throw new UsageError(
      `\`${shown(file)}\` is no part of a check; \`foedus check --shard 1/2 --output FILE\` writes one.`,
    );
  return part as Part;
}

function refuseMismatch(parts: readonly { file: string; part: Part }[]): void {
  const [first] = parts;
  if (!first) throw new UsageError('Name the files that `foedus check --shard` has written.');
  const { of } = first.part.shard;
  const seen = new Map<number, string>();
  for (const { file, part } of parts) {
    const keys = Object.keys(commons) as (keyof typeof commons)[];
    const differs: string[] = keys.filter((key) => part.run[key] !== first.part.run[key]).map((key) => commons[key]);
    if (part.shard.of !== of) differs.unshift(`the number of parts (${part.shard.of} and not ${of})`);
    if (differs.length > 0)
      throw new UsageError(
        `\`${shown(file)}\` is of another run than \`${shown(first.file)}\`: it differs in ${differs.join(', ')}. Check all parts again, from the same texts.`,
      );
    const same = seen.get(part.shard.index);
    if (same !== undefined)
      throw new UsageError(
        `\`${shown(same)}\` and \`${shown(file)}\` are both part ${part.shard.index} of ${of}: name each part once.`,
      );
    seen.set(part.shard.index, file);
  }
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((index) => !seen.has(index));
  if (missing.length > 0)
    throw new UsageError(
      `Of ${of} parts ${missing.length === 1 ? 'one is' : `${missing.length} are`} missing: ${missing.map((index) => `${index}/${of}`).join(', ')}. \`foedus check --shard ${missing[0]}/${of}\` makes it.`,
    );
}

function fileOf(uri: string, texts: ReadonlyMap<string, string>): DiskFile {
  return { path: uri.startsWith('file:') ? fileURLToPath(uri) : uri, uri, text: texts.get(uri) ?? '', mark: '' };
}

/** The URI of a folder, with its closing slash. */
function homeOf(root: string): string {
  return pathToFileURL(path.join(root, path.sep)).href;
}

function within(home: string, uri: string): string {
  return uri.startsWith(home) ? uri.slice(home.length) : uri;
}

function beyond(home: string, uri: string): string {
  return /^[a-z]+:/i.test(uri) ? uri : home + uri;
}

/** All places that a finding speaks of. */
function* placesOf(finding: Finding): Generator<Location> {
  yield finding;
  yield* finding.related;
  for (const { edits } of finding.fixes ?? []) yield* edits;
}

/** The finding with its places in files of other names. */
function moved(finding: Finding, to: (uri: string) => string): Finding {
  const place = <L extends Location>(at: L): L => ({ ...at, uri: to(at.uri) });
  return {
    ...place(finding),
    related: finding.related.map(place),
    ...(finding.fixes ? { fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(place) })) } : {}),
  };
}

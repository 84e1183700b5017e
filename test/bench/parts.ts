/** The parts of the benchmark: each measures, and says which of the goals that answers. */
import { checkRows, contenders } from './check-peers.ts';
import { checking } from './checking.ts';
import { measureStarts } from './cold.ts';
import { type Amount, type Edited, measureEdits } from './edits.ts';
import { measureParsing } from './parsing.ts';
import { measureRequests } from './requests.ts';
import { figure, type Part, type Row, table } from './row.ts';
import { css, floor, json, langium, ours, pushed } from './servers.ts';
import { median, quantile } from './statistics.ts';
import { measureWorkspaces } from './workspaces.ts';

/** Starting a server until the first diagnostics of a small file. */
async function cold(): Promise<Part> {
  const all = await measureStarts([ours, json, css, langium, floor], 11);
  const of = (name: string) => median(all.find(({ server }) => server === name)?.diagnostics ?? []);
  const work = 'start to first diagnostics, small file';
  return {
    rows: [
      { work, unit: 'ms', ours: of(ours.name), beside: { who: json.name, figure: of(json.name) }, atMost: 0.6 },
      { work, unit: 'ms', ours: of(ours.name), beside: { who: floor.name, figure: of(floor.name) } },
    ],
    details: table(
      ['server', 'ready, ms', 'first diagnostics, ms', 'fastest', 'processor, ms', '÷ JSON'],
      all.map(({ server, ready, diagnostics, cpu }) => [
        server,
        figure(median(ready)),
        figure(median(diagnostics)),
        figure(Math.min(...diagnostics)),
        figure(median(cpu)),
        figure(median(diagnostics) / of(json.name)),
      ]),
    ),
  };
}

const sizes = [1_000, 10_000, 100_000] as const;

/** Enough for a 95th part of a hundred; at 100,000 lines a slow server takes seconds for each. */
const amounts: Record<(typeof sizes)[number], Amount> = {
  1000: { edits: 100, budget: 5_000 },
  10000: { edits: 60, budget: 12_000 },
  100000: { edits: 30, budget: 15_000 },
};

/** Opening a document, editing it, and what memory that takes. */
async function edits(): Promise<Part> {
  const all: Edited[] = [];
  for (const lines of sizes) all.push(...(await measureEdits([ours, json, css, langium], lines, amounts[lines])));
  const of = (name: string, lines: number) => all.find((each) => each.server === name && each.lines === lines);
  const row = (
    work: string,
    unit: Row['unit'],
    { lines, who, atMost }: { lines: number; who: string; atMost?: number },
    value: (edited: Edited) => number,
  ): Row => {
    const [mine, other] = [of(ours.name, lines), of(who, lines)];
    return {
      work: `${work}, ${lines.toLocaleString('en')} lines`,
      unit,
      ours: mine ? value(mine) : Number.NaN,
      beside: { who, figure: other ? value(other) : Number.NaN },
      ...(atMost === undefined ? {} : { atMost }),
    };
  };
  const p50 = (edited: Edited) => median(edited.edits);
  const p95 = (edited: Edited) => quantile(edited.edits, 0.95);
  const all50 = (edited: Edited) => median(edited.whole);
  const all95 = (edited: Edited) => quantile(edited.whole, 0.95);
  const cpu = (edited: Edited) => edited.cpu;
  const opening = (edited: Edited) => edited.open;
  const openingWhole = (edited: Edited) => edited.openWhole;
  const memory = (edited: Edited) => edited.memory;
  const long = { lines: 10_000, who: json.name };
  return {
    rows: [
      row('edit to its diagnostic, p50', 'ms', { lines: 1_000, who: json.name }, p50),
      row('edit to all diagnostics, p50', 'ms', { lines: 1_000, who: json.name }, all50),
      row('edit to its diagnostic, p50', 'ms', { ...long, atMost: 0.5 }, p50),
      row('edit to its diagnostic, p95', 'ms', { ...long, atMost: 0.5 }, p95),
      row('edit to all diagnostics, p50', 'ms', { ...long, atMost: 0.5 }, all50),
      row('edit to all diagnostics, p95', 'ms', { ...long, atMost: 0.5 }, all95),
      row('edit, processor time', 'ms', long, cpu),
      row('edit to its diagnostic, p50', 'ms', { lines: 100_000, who: json.name, atMost: 0.25 }, p50),
      row('edit to all diagnostics, p50', 'ms', { lines: 100_000, who: json.name, atMost: 0.25 }, all50),
      row('edit, processor time', 'ms', { lines: 100_000, who: json.name }, cpu),
      row('opening to first diagnostics', 'ms', { ...long, atMost: 1.5 }, opening),
      row('opening to first diagnostics', 'ms', { lines: 10_000, who: langium.name, atMost: 0.33 }, opening),
      row('opening to all diagnostics', 'ms', { ...long, atMost: 1.5 }, openingWhole),
      row('opening to all diagnostics', 'ms', { lines: 10_000, who: langium.name, atMost: 0.33 }, openingWhole),
      row('peak memory', 'MB', { ...long, atMost: 1.2 }, memory),
      row('peak memory', 'MB', { lines: 10_000, who: langium.name, atMost: 0.5 }, memory),
    ],
    details: `${editTable(all)}\n\nAnd how many times each figure becomes as the text becomes ten times as long:\n\n${growth(all)}`,
  };
}

/** The same for clients that cannot pull: the JSON server waits half a second before it checks. */
async function pushes(): Promise<Part> {
  const all = await measureEdits([pushed(ours), pushed(json)], 10_000, { edits: 20, budget: 12_000 });
  return { rows: [], details: editTable(all) };
}

function editTable(all: readonly Edited[]): string {
  return table(
    ['server, lines', 'bytes', 'diagnostics', 'edit p50, ms', 'p95', 'to all p50', 'p95', 'processor', 'edits', 'opening, ms', 'to all', 'processor', 'memory opened, MB', 'peak'],
    all.map((each) => [
      `${each.server}, ${each.lines.toLocaleString('en')}${each.failed === undefined ? '' : ' (did not finish)'}`,
      each.bytes.toLocaleString('en'),
      Number.isNaN(each.diagnostics) ? '–' : each.diagnostics.toLocaleString('en'),
      figure(median(each.edits)),
      figure(quantile(each.edits, 0.95)),
      figure(median(each.whole)),
      figure(quantile(each.whole, 0.95)),
      figure(each.cpu),
      String(each.edits.length),
      figure(each.open),
      figure(each.openWhole),
      figure(each.openCpu),
      figure(each.openMemory),
      figure(each.memory),
    ]),
  ); // biome-ignore format: a table
}

function growth(all: readonly Edited[]): string {
  const names = [...new Set(all.map(({ server }) => server))];
  const of = (name: string, lines: number) => all.find((each) => each.server === name && each.lines === lines);
  const steps = [
    [1_000, 10_000],
    [10_000, 100_000],
  ] as const;
  const rows = names.flatMap((name) =>
    steps.map(([from, to]) => {
      const times = (value: (edited: Edited) => number) => {
        const [one, other] = [of(name, from), of(name, to)];
        const factor = one && other ? value(other) / value(one) : Number.NaN;
        return Number.isNaN(factor) ? '–' : `× ${figure(factor)}`;
      };
      return [
        `${name}, ${from.toLocaleString('en')} to ${to.toLocaleString('en')}`,
        times((each) => median(each.edits)),
        times((each) => each.cpu),
        times((each) => each.openCpu),
        times((each) => each.memory),
      ];
    }),
  );
  return table(['server, lines', 'edit p50', 'processor of an edit', 'processor of opening', 'peak memory'], rows);
}

/** Edits where many other treaties are. */
async function workspaces(): Promise<Part> {
  const all = await measureWorkspaces([1, 1_000], 40);
  const [alone, many] = all;
  const own = (each = alone) => median(each?.own ?? []);
  const following = (each = alone) => median(each?.following ?? []);
  return {
    rows: [
      {
        work: 'edit among 1,000 treaties, its own findings',
        unit: 'ms',
        ours: own(many),
        beside: { who: 'Foedus among 1', figure: own(alone) },
        atMost: 1.2,
      },
      {
        work: 'edit among 1,000 treaties, findings that follow in another file',
        unit: 'ms',
        ours: following(many),
        beside: { who: 'Foedus among 1', figure: following(alone) },
      },
    ],
    details: table(
      ['treaties beside', 'all checked at first, ms', 'own findings p50, ms', 'p95', 'following p50, ms', 'p95'],
      all.map((each) => [
        each.treaties.toLocaleString('en'),
        figure(each.first),
        figure(own(each)),
        figure(quantile(each.own, 0.95)),
        figure(following(each)),
        figure(quantile(each.following, 0.95)),
      ]),
    ),
  };
}

/** Making a tree of a megabyte. */
async function parsing(): Promise<Part> {
  const all = await measureParsing(1024 * 1024, 7);
  const of = (name: string) => median(all.find(({ parser }) => parser === name)?.times ?? []);
  return {
    rows: [
      {
        work: 'text to tree, 1 MB',
        unit: 'ms',
        ours: of('Foedus'),
        beside: { who: langium.name, figure: of(langium.name) },
        atMost: 0.2,
      },
    ],
    details: table(
      ['parser', 'bytes', 'p50, ms', 'MB a second'],
      all.map(({ parser, bytes, times }) => [
        parser,
        bytes.toLocaleString('en'),
        figure(median(times)),
        figure(bytes / 1e3 / median(times)),
      ]),
    ),
  };
}

/** The most that a request may take in the server, in milliseconds. */
const requestLimits: Readonly<Record<string, number>> = {
  hover: 1,
  completion: 2,
  documentSymbol: 10,
  'semanticTokens delta': 5,
};

/** What an editor asks while one reads and writes, with 10,000 lines open. */
async function requests(): Promise<Part> {
  const all = (await measureRequests([ours, json, css, langium], 10_000)).flat();
  return {
    rows: all.flatMap(({ server, request, inside }): Row[] => {
      const atMost = requestLimits[request];
      if (server !== ours.name || atMost === undefined) return [];
      return [{ work: `${request} in the server, 10,000 lines open`, unit: 'ms', ours: median(inside), atMost }];
    }),
    details: table(
      ['server, request', 'in the server p50, ms', 'p95', 'round trip p50, ms', 'p95', 'answers', 'empty'],
      all.map(({ server, request, inside, roundTrip, empty }) => [
        `${server}, ${request}`,
        figure(median(inside)),
        figure(quantile(inside, 0.95)),
        figure(median(roundTrip)),
        figure(quantile(roundTrip, 0.95)),
        String(roundTrip.length),
        String(empty),
      ]),
    ),
  };
}

/** All parts by the name that `--only` takes, with the heading of their details. */
export const parts: Readonly<Record<string, { heading: string; measure: () => Promise<Part> }>> = {
  cold: { heading: 'Starting', measure: cold },
  edits: { heading: 'Opening and editing', measure: edits },
  pushes: { heading: 'Editing with a client that cannot pull', measure: pushes },
  workspaces: { heading: 'Among other treaties', measure: workspaces },
  parsing: { heading: 'Text to tree', measure: parsing },
  requests: { heading: 'Requests', measure: requests },
  check: {
    heading: 'Checking many files',
    measure: async () => checking(await checkRows(contenders, { peers: import.meta.dirname })),
  },
};

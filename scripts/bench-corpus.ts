// node scripts/run.mjs bench-corpus [seconds]
//
// Measures what grows with the number of treaties, each question in a process of its own, and writes docs/benchmarks.md.
// A question that takes longer than the seconds given (120) is ended and said not to have finished.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseFile } from '../grammar/index.ts';
import { conflictsIn } from '../server/meaning/conflicts/index.ts';
import { exposureOn, runImagined } from '../server/meaning/exposure/index.ts';
import { changedWorkspace, makeWorkspace, type Workspace } from '../server/model/workspace.ts';
import { checkFile, defaultSettings, rules } from '../server/rules/index.ts';
import { corpus, corpusDay, corpusStates } from '../test/bench/corpus.ts';
import { root } from './_common.ts';

const sizes = [70, 200, 700];

/** What is asked, and how the table names it. */
const questions: Record<string, { says: string; ask: (workspace: Workspace) => string }> = {
  whatif: {
    says: 'a what-if (one attack, with its cascade)',
    ask(workspace) {
      const [by, on] = [corpusStates[0], corpusStates[1]];
      const crisis = runImagined(workspace, {
        day: corpusDay,
        event: `unprovoked invasion by ${by} on ${on}`,
        honoured: true,
      });
      return `${crisis?.events.length} events`;
    },
  },
  exposure: {
    says: 'exposure (all first attacks)',
    ask(workspace) {
      const { attacks, spreading, runs } = exposureOn(workspace, corpusDay);
      return `${attacks} attacks, ${spreading} bind others, ${runs} run in full`;
    },
  },
  check: {
    says: 'a check of all files (conflicts among them)',
    ask(workspace) {
      const settings = defaultSettings(corpusDay);
      const findings = workspace.files.flatMap((file) => checkFile(workspace, file, settings));
      return `${findings.length} findings`;
    },
  },
  conflicts: {
    says: 'conflicts between all pairs',
    ask(workspace) {
      const { conflicts, beyond } = conflictsIn(workspace);
      return `${conflicts.length} conflicts, ${beyond.length} beyond`;
    },
  },
};

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
  readonly result: string;
}

/** A question, with what was measured at each size. */
interface Row {
  readonly name: string;
  readonly says: string;
  readonly measured: readonly (Measured | undefined)[];
}

/** What is worked out anew after an edit of one clause, on average over {@link edits} of them. */
interface Edited {
  readonly treaties: number;
  /** Chunks that are other ones than before. */
  readonly chunks: number;
  /** Treaties for which rules ran that read no more than what the treaty names; and rules that read further. */
  readonly own: number;
  readonly wide: number;
  /** Conflicts of which the proof was searched for again, and all. */
  readonly proofs: number;
  readonly conflicts: number;
  /** Seconds of processor time after the edit: a check of all files, and all conflicts. */
  readonly check: number;
  readonly search: number;
}

/** How many treaties are edited, one after the other. */
const edits = 20;

const [first, second] = process.argv.slice(2);
const size = Number(process.argv[4]);
if (first === '--one')
  console.log(JSON.stringify(second === 'edit' ? measureEdits(size) : measure(second ?? '', size)));
else await all(Number(first ?? 120));

function read(size: number): Workspace {
  return makeWorkspace(corpus(size).map((text, index) => ({ uri: uriOf(index), tree: parseFile(text) })));
}

function uriOf(index: number): string {
  return `file:///bench/${index}.treaty`;
}

/** Does some work and says how many seconds of processor time it took: other work on the machine is none of its own. */
function timed<T>(work: () => T): [T, number] {
  const used = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(used);
  return [result, (user + system) / 1e6];
}

function measure(question: string, size: number): Measured {
  const workspace = read(size);
  const [result = '', seconds] = timed(() => questions[question]?.ask(workspace));
  // maxRSS is in kibibytes
  return { seconds, megabytes: process.resourceUsage().maxRSS / 1024, result };
}

function measureEdits(size: number): Edited {
  const settings = defaultSettings(corpusDay);
  const ran = { own: 0, wide: 0 };
  // one rule of either sort stands for all: the engine runs them together
  for (const [sort, id] of [
    ['own', 'no-trigger'],
    ['wide', 'conflicting-obligations'],
  ] as const) {
    const rule = rules.find((each) => each.id === id);
    if (!rule || (rule.reads === 'workspace') !== (sort === 'wide')) throw new Error(`No rule ${id} is ${sort}.`);
    const { check } = rule;
    rule.check = (subject, report) => {
      ran[sort]++;
      check(subject, report);
    };
  }
  const check = (workspace: Workspace) => workspace.files.map((file) => checkFile(workspace, file, settings));
  const search = (workspace: Workspace) => conflictsIn(workspace).conflicts.map(({ proof }) => proof);
  let workspace = read(size);
  check(workspace);
  let proofs = search(workspace);
  const sum = { chunks: 0, own: 0, wide: 0, proofs: 0, check: 0, search: 0 };
  for (let edit = 0; edit < edits; edit++) {
    const uri = uriOf(Math.floor((edit * size) / edits));
    const before = workspace.file(uri);
    const text = before?.tree.text.replace(/armed-attack|invasion/, (kind) => (kind === 'invasion' ? 'armed-attack' : 'invasion')); // biome-ignore format: one edit
    if (!before || text === undefined || text === before.tree.text) throw new Error(`Nothing to edit in ${uri}.`);
    ran.own = ran.wide = 0;
    const tree = parseFile(text, before.tree);
    workspace = changedWorkspace(workspace, new Map([[uri, { uri, tree }]]));
    sum.check += timed(() => check(workspace))[1];
    const [after, seconds] = timed(() => search(workspace));
    sum.search += seconds;
    const kept = new Set(proofs);
    sum.proofs += after.filter((proof) => !kept.has(proof)).length;
    proofs = after;
    sum.chunks += tree.chunks.filter(({ chunk }) => !before.tree.chunks.some((each) => each.chunk === chunk)).length;
    sum.own += ran.own;
    sum.wide += ran.wide;
  }
  return {
    treaties: size,
    chunks: sum.chunks / edits,
    own: sum.own / edits,
    wide: sum.wide / edits,
    proofs: sum.proofs / edits,
    conflicts: proofs.length,
    check: sum.check / edits,
    search: sum.search / edits,
  };
}

async function all(limit: number): Promise<void> {
  const rows: Row[] = [];
  for (const [name, { says }] of Object.entries(questions)) {
    const measured: (Measured | undefined)[] = [];
    for (const size of sizes) {
      const one = measured.includes(undefined) ? undefined : await inProcess<Measured>(name, size, limit);
      measured.push(one);
      console.log(
        `${name} ${size}: ${one ? `${one.seconds.toFixed(2)} s, ${one.megabytes.toFixed(0)} MB; ${one.result}` : 'did not finish'}`,
      );
    }
    rows.push({ name, says, measured });
  }
  const edited: (Edited | undefined)[] = [];
  for (const size of sizes) {
    const one = await inProcess<Edited>('edit', size, limit);
    edited.push(one);
    console.log(`edit ${size}: ${JSON.stringify(one)}`);
  }
  writeFileSync(path.join(root, 'docs', 'benchmarks.md'), page(rows, edited, limit));
}

function inProcess<T>(name: string, size: number, limit: number): Promise<T | undefined> {
  return new Promise((resolve) => {
    const script = path.join(root, 'scripts', 'bench-corpus.ts');
    execFile(process.execPath, [script, '--one', name, String(size)], { timeout: limit * 1000 }, (error, stdout) => {
      if (error && !error.killed) console.error(error.message);
      resolve(error ? undefined : (JSON.parse(stdout) as T));
    });
  });
}

function page(rows: readonly Row[], edited: readonly (Edited | undefined)[], limit: number): string {
  const head = (title: string, columns: readonly string[]) => [
    `| ${[title, ...columns].join(' | ')} |`,
    `| --- |${columns.map(() => ' ---: |').join('')}`,
  ];
  const line = (says: string, cells: readonly string[]) => `| ${[says, ...cells].join(' | ')} |`;
  const ratio = (one: number | undefined, two: number | undefined) =>
    one === undefined || two === undefined ? 'not finished' : `× ${(two / one).toFixed(1)}`;
  const part = (anew: number, whole: number, unit = '') =>
    `${anew.toFixed(anew < 10 && !Number.isInteger(anew) ? 1 : 0)} of ${whole.toFixed(0)}${unit} (${((100 * anew) / whole).toFixed(1)} %)`;
  const growth = (of: (each: Measured) => number) =>
    rows.map(({ says, measured }) =>
      line(
        says,
        sizes.slice(1).map((_, index) => {
          const [one, two] = [measured[index], measured[index + 1]];
          return ratio(one && of(one), two && of(two));
        }),
      ),
    );
  const steps = sizes
    .slice(1)
    .map((size, index) => `${sizes[index]} to ${size} (× ${(size / (sizes[index] as number)).toFixed(1)})`);
  return [
    '# How answers grow with the workspace',
    '',
    'What is here is the record of the last run of `node scripts/run.mjs bench-corpus`, which writes this page. The treaties',
    `are made up (test/bench/corpus.ts, always the same): most have two parties, one in ten has a clause by which a war`,
    `spreads, all between the ${corpusStates.length} states of the register in 2016. Each question is asked in a process of its own, from`,
    `nothing; in the editor most of an answer is kept. What took longer than ${limit} seconds was ended and is *not finished*.`,
    '',
    '## Growth',
    '',
    'How many times as long it takes, from one size to the next. A ratio as great as that of the sizes is linear growth.',
    '',
    ...head('time', steps),
    ...growth(({ seconds }) => seconds),
    '',
    'And how many times the memory, of the whole process at its highest:',
    '',
    ...head('memory', steps),
    ...growth(({ megabytes }) => megabytes),
    '',
    '## What the growth comes from',
    '',
    '- Between the same states, three and a half times as many treaties are twelve times as many pairs of treaties that share',
    '  a party. The conflicts themselves grow so, and with them the time to find and to report them.',
    '- Exposure asks each duty once for each pair of classes of states that it can tell apart, which grows with the treaties.',
    '  How an attack spreads does not: once treaties link most states, nearly every attack draws most of the world in, by',
    '  thousands of entries into war. That leap, and not the asking, is the growth from 200 to 700.',
    '- A what-if grows with the treaties in force, each of which is asked once.',
    '- Memory grows with the texts; of an exposure also with the square of the states.',
    '',
    '## What one edited clause re-answers',
    '',
    'The treaty in which the clause stands is read again, and no other: trees, facts and normal forms of duties belong to',
    'the [chunk](architecture.md) and stay with it. What rests on other texts is kept until one of those that it read has',
    'changed. A what-if and an exposure are about all treaties in force, and are always made anew.',
    '',
    `Measured by exchanging the kind of event in the trigger of ${edits} treaties, one after the other; the mean of one edit:`,
    '',
    ...head('worked out anew', [...sizes.map((size) => `${size} treaties`)]),
    ...(
      [
        ['treaties read', ({ chunks, treaties }) => part(chunks, treaties)],
        ['treaties whose findings rest on what they name', ({ own, treaties }) => part(own, treaties)],
        ['treaties whose findings rest on more: conflicts, uses', ({ wide, treaties }) => part(wide, treaties)],
        ['conflicts whose proof is searched for', ({ proofs, conflicts }) => part(proofs, conflicts)],
        ['processor time: the findings of all files', ({ check }, whole) => part(check * 1000, whole('check'), ' ms')],
        ['processor time: all conflicts', ({ search }, whole) => part(search * 1000, whole('conflicts'), ' ms')],
      ] satisfies [string, (each: Edited, whole: (question: string) => number) => string][]
    ).map(([says, cell]) =>
      line(
        says,
        edited.map((each, index) => {
          const whole = (question: string) =>
            1000 * (rows.find(({ name }) => name === question)?.measured[index]?.seconds ?? Number.NaN);
          return each ? cell(each, whole) : 'not finished';
        }),
      ),
    ),
    '',
    '## Measured',
    '',
    `On ${cpus().length} processor cores that had other work as well, with Node ${process.versions.node.split('.')[0]}: an order of magnitude, no more. Seconds of`,
    'processor time, and megabytes of the whole process.',
    '',
    ...head(
      '',
      sizes.map((size) => `${size} treaties`),
    ),
    ...rows.map(({ says, measured }) =>
      line(
        says,
        measured.map((each) =>
          each ? `${each.seconds.toFixed(2)} s, ${each.megabytes.toFixed(0)} MB` : `not finished in ${limit} s`,
        ),
      ),
    ),
    '',
    'What the answers were, so that a change in them is seen:',
    '',
    ...rows.map(
      ({ says, measured }) =>
        `- ${says}: ${measured.map((each, index) => `${each?.result ?? 'not finished'} (${sizes[index]})`).join('; ')}`,
    ),
    '',
  ].join('\n');
}

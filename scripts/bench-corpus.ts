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
import { makeWorkspace, type Workspace } from '../server/model/workspace.ts';
import { checkFile, defaultSettings } from '../server/rules/index.ts';
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
  readonly read: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly result: string;
}

const [first, second] = process.argv.slice(2);
if (first === '--one') measure(second ?? '', Number(process.argv[4]));
else await all(Number(first ?? 120));

function measure(question: string, size: number): void {
  const texts = corpus(size);
  const began = performance.now();
  const files = texts.map((text, index) => ({ uri: `file:///bench/${index}.treaty`, tree: parseFile(text) }));
  const workspace = makeWorkspace(files);
  const read = performance.now();
  const used = process.cpuUsage();
  const result = questions[question]?.ask(workspace) ?? '';
  // of the processor, in microseconds: other work on the machine makes it wait, and is none of its own
  const { user, system } = process.cpuUsage(used);
  // maxRSS is in kibibytes
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ read: (read - began) / 1000, seconds: (user + system) / 1e6, megabytes, result }));
}

async function all(limit: number): Promise<void> {
  const rows: { says: string; measured: (Measured | undefined)[] }[] = [];
  for (const [name, { says }] of Object.entries(questions)) {
    const measured: (Measured | undefined)[] = [];
    for (const size of sizes) {
      const one = measured.includes(undefined) ? undefined : await inProcess(name, size, limit);
      measured.push(one);
      console.log(
        `${name} ${size}: ${one ? `${one.seconds.toFixed(2)} s, ${one.megabytes.toFixed(0)} MB; ${one.result}` : 'did not finish'}`,
      );
    }
    rows.push({ says, measured });
  }
  writeFileSync(path.join(root, 'docs', 'benchmarks.md'), page(rows, limit));
}

function inProcess(name: string, size: number, limit: number): Promise<Measured | undefined> {
  return new Promise((resolve) => {
    const script = path.join(root, 'scripts', 'bench-corpus.ts');
    execFile(process.execPath, [script, '--one', name, String(size)], { timeout: limit * 1000 }, (error, stdout) => {
      if (error && !error.killed) console.error(error.message);
      resolve(error ? undefined : (JSON.parse(stdout) as Measured));
    });
  });
}

function page(rows: readonly { says: string; measured: readonly (Measured | undefined)[] }[], limit: number): string {
  const head = (title: string, columns: readonly string[]) => [
    `| ${[title, ...columns].join(' | ')} |`,
    `| --- |${columns.map(() => ' ---: |').join('')}`,
  ];
  const line = (says: string, cells: readonly string[]) => `| ${[says, ...cells].join(' | ')} |`;
  const ratio = (one: number | undefined, two: number | undefined) =>
    one === undefined || two === undefined ? 'not finished' : `× ${(two / one).toFixed(1)}`;
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
    'the [chunk](architecture.md) and stay with it. What rests on names, and so on other treaties, is worked out anew when it is',
    'asked for, since another text may mean another thing by them. An exposure is such an answer, and is always made anew.',
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

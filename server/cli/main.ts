/** The command line `foedus`. Each command is loaded when it is asked for. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { severities } from '../rules/finding.ts';
import { Interrupted, interrupted } from './progress.ts';
import { parseShard, type Shard } from './shares.ts';
import { note } from './terminal.ts';
import { checkFormats, exit, UsageError } from './usage.ts';
import { version } from './version.ts';

const program = new Command('foedus')
  .description(
    'Reads security treaties: says what is ambiguous, unreachable or unbalanced, whom a crisis binds, and why.',
  )
  .version(version, '-V, --version', 'print the version')
  .helpOption('-h, --help', 'print this help')
  .helpCommand('help [command]', 'print the help of a command')
  .showSuggestionAfterError()
  .showHelpAfterError('(`foedus --help` says what there is)')
  .exitOverride();

/** A command whose report can be printed in every way. */
function reporting(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'how to print').choices([...checkFormats]).default('text'))
    .option('--output <file>', 'write the report to a file')
    .option('--baseline <file>', 'report only what this baseline does not know')
    .addOption(new Option('--write-baseline <file>', 'write all findings as a baseline').conflicts('baseline'))
    .option('--statistics', 'print how often each rule finds something')
    .addOption(
      new Option('--min-severity <severity>', 'leave out what is slighter').choices([...severities]).default('hint'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 at this severity or above')
        .choices([...severities, 'never'])
        .default('error'),
    );
}

reporting(
  program
    .command('check')
    .description('check treaties')
    .argument('[path...]', 'files and folders; without any, this folder; `-`: the standard input'),
)
  .option('--fix', 'mend what has one remedy that never changes what a treaty says')
  .option('--unsafe-fixes', 'with --fix or --diff: also remedies that change what a treaty says')
  .option('--diff', 'only show what --fix would change; exit with 1 if it would')
  .option(
    '--changed [ref]',
    'only files that differ from this commit, or that git does not know; HEAD if none is named',
  )
  .option('--watch', 'check again whenever a file changes')
  .option('--stdin-filename <file>', 'with -: where the text is meant to lie')
  .addOption(new Option('--date <date>', 'the day of analysis, YYYY-MM-DD; today where nothing fixes it'))
  .addOption(
    new Option('--threads <number>', 'on how many processor cores; so many as are worth it').argParser(threadsAsked),
  )
  .addOption(
    new Option('--shard <part>', 'check one part, such as 2/5, and write it for `foedus merge`').argParser(shardAsked),
  )
  .action(async (paths: string[], options) => {
    process.exitCode = await (await import('./check.ts')).check(paths, options);
  });

reporting(
  program
    .command('merge')
    .description('report on a check that was done in parts: as if it had been one')
    .argument('<file...>', 'what `foedus check --shard` has written, all parts'),
).action(async (files: string[], options) => {
  process.exitCode = await (await import('./merge.ts')).merge(files, options);
});

program
  .command('rules')
  .description('list the rules, with their options')
  .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'markdown']).default('text'))
  .action(async (options) => {
    process.exitCode = (await import('./rules.ts')).listRules(options);
  });

program
  .command('config')
  .description('say what applies to a file, and where each setting comes from')
  .argument('<file>', 'a treaty')
  .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
  .action(async (file: string, options) => {
    process.exitCode = await (await import('./config.ts')).config(file, options);
  });

program
  .command('crisis')
  .description('run the scenarios of treaty files: who is bound to do what, day by day, and why')
  .argument('<path...>', 'files and folders with scenarios')
  .option('--scenario <name>', 'run this one only; may be repeated', (name, all: string[]) => [...all, name], [])
  .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'junit']).default('text'))
  .addOption(new Option('--date <date>', 'the day of analysis, YYYY-MM-DD, for a scenario that bears no date'))
  .action(async (paths: string[], options) => {
    process.exitCode = await (await import('./crisis.ts')).crisis(paths, options);
  });

program
  .command('conflicts')
  .description('find duties that one crisis makes due and that cannot both be kept, each with the crisis')
  .argument('<path...>', 'files and folders; treaties beside them are held against them')
  .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
  .action(async (paths: string[], options) => {
    process.exitCode = await (await import('./conflicts.ts')).conflicts(paths, options);
  });

program
  .command('exposure')
  .description('count, over all first attacks, who is bound to fight for others, and who may be left alone')
  .argument('<path...>', 'files and folders')
  .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
  .addOption(new Option('--date <date>', 'the day of analysis, YYYY-MM-DD; today where nothing fixes it'))
  .action(async (paths: string[], options) => {
    process.exitCode = await (await import('./exposure.ts')).exposure(paths, options);
  });

program
  .command('whatif')
  .description('say who is bound to do what if one thing happens; or, with --for, what would set a clause off')
  .argument('<path...>', 'files and folders')
  .option('--by <state>', 'the code of who does it')
  .option('--on <state>', 'the code of who suffers it')
  .option('--kind <kind>', 'the kind of event', 'invasion')
  .option('--in <place>', 'where: an area, `territory of FRN`, or words; the victim’s home where left out')
  .option('--supported-by <state>', 'the code of who supports it')
  .addOption(new Option('--provoked', 'it was provoked').conflicts('unprovoked'))
  .option('--unprovoked', 'it was unprovoked; so it is taken where neither is said')
  .option('--for <clause>', 'the duty or trigger asked about, such as NATO.CollectiveDefence')
  .addOption(new Option('--date <date>', 'the day on which it happens, YYYY-MM-DD; today where nothing fixes it'))
  .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
  .action(async (paths: string[], options) => {
    process.exitCode = await (await import('./what-if.ts')).whatIf(paths, options);
  });

program
  .command('diff')
  .description('say what one text of a treaty does differently from another: weaker duties, wider theatres, new exits')
  .argument('<before>', 'a file with a treaty')
  .argument('<after>', 'a file with its other version, or with another treaty')
  .option(
    '--treaty <name>',
    'which treaty, where a file has several; given twice, the second is for the second file',
    (name, all: string[]) => [...all, name],
    [],
  )
  .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'markdown']).default('text'))
  .addOption(new Option('--date <date>', 'the day of analysis, YYYY-MM-DD; today where nothing fixes it'))
  .action(async (before: string, after: string, options) => {
    process.exitCode = await (await import('./diff.ts')).diff(before, after, options);
  });

program
  .command('explain')
  .description('print the page of a rule or concept')
  .argument('<name...>', 'a rule, such as ambiguous-trigger, or a concept, such as "free rider problem"')
  .action(async (name: string[]) => {
    process.exitCode = (await import('./explain.ts')).explain(name.join(' '));
  });

program
  .command('format')
  .description('put the white space of treaties in order; nothing else is touched')
  .argument('[path...]', 'files and folders; without any, this folder')
  .addOption(new Option('--check', 'only say which files are not formatted').conflicts('write'))
  .option('--write', 'write the files in place')
  .action(async (paths: string[], options) => {
    process.exitCode = await (await import('./format.ts')).format(paths, options);
  });

program
  .command('figures')
  .description('print what is derived of each treaty, with the clauses behind every figure')
  .argument('[path...]', 'files and folders; without any, this folder')
  .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
  .addOption(new Option('--date <date>', 'the day of analysis, YYYY-MM-DD; today where nothing fixes it'))
  .action(async (paths: string[], options) => {
    process.exitCode = await (await import('./figures.ts')).figures(paths, options);
  });

program
  .command('atop')
  .description('print the codes of the ATOP project that the texts settle, as CSV')
  .argument('[path...]', 'files and folders; without any, this folder')
  .addOption(
    new Option('--level <level>', 'what a row is').choices(['alliance', 'member', 'phase']).default('alliance'),
  )
  .option('--explain <variable>', 'name the clauses behind one code instead')
  .action(async (paths: string[], options) => {
    process.exitCode = await (await import('./atop.ts')).atop(paths, options);
  });

program
  .command('mcp')
  .description('answer a language model that asks to check, to explain, or what if: over standard input and output')
  .argument('[folder]', 'the folder with the treaties; without one, this folder', '.')
  .addOption(new Option('--date <date>', 'the day of analysis, YYYY-MM-DD; today where nothing fixes it'))
  .action(async (folder: string, options) => {
    (await import('./mcp.ts')).mcp(folder, options);
  });

program
  .command('lsp')
  .description('run the language server for an editor')
  .option('--stdio', 'speak over standard input and output')
  .allowExcessArguments()
  .allowUnknownOption()
  .action(async () => {
    await import('../lsp/node.ts');
  });

function threadsAsked(given: string): number {
  const threads = Number(given);
  if (Number.isInteger(threads) && threads >= 1 && threads <= 64) return threads;
  throw new InvalidArgumentError('A number from 1 to 64 was expected.');
}

function shardAsked(given: string): Shard {
  const shard = parseShard(given);
  if (shard) return shard;
  throw new InvalidArgumentError('A part and their number was expected, such as 2/5: the first is 1, the last 5.');
}

// A reader that closes the pipe early (`foedus check | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  if (process.argv.length <= 2) program.help({ error: true });
  await program.parseAsync();
} catch (error) {
  if (error instanceof Interrupted) process.exitCode = interrupted;
  else if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exit.usage;
  else if (error instanceof UsageError || error instanceof InvalidArgumentError) {
    note(`foedus: ${error.message}`);
    process.exitCode = exit.usage;
  } else {
    const said = error instanceof Error ? error.message : String(error);
    note(`foedus: an error of its own stopped it (${said}). Please report it, with the treaty if you may.`);
    if (process.env.FOEDUS_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    process.exitCode = exit.usage;
  }
}

/** Reports for other programs' pages: GitHub annotations, JUnit, Markdown. */
import type { Builder } from 'junit-report-builder';
import { code, plain } from '../features/markdown.ts';
import { formatDay } from '../model/dates.ts';
import { type Finding, type Severity, severities } from '../rules/finding.ts';
import { type Checked, fromHere } from './checked.ts';
import { placesIn } from './places.ts';
import { countsOf } from './report.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands that GitHub shows beside the lines of a pull request. */
export function githubReport({ input, findings }: Checked): string {
  const place = placesIn(input);
  return findings
    .map((finding) => {
      const { path, start, end } = place(finding);
      const properties = Object.entries({
        file: fromHere(path),
        line: start.line + 1,
        endLine: end.line + 1,
        // GitHub takes columns only within one line.
        ...(start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}),
        title: `Foedus: ${finding.rule}`,
      }).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
      return `::${commands[finding.severity]} ${properties.join(',')}::${escapeData(finding.message)}`;
    })
    .join('\n');
}

/** What would end a command or its message, as GitHub's own toolkit escapes it. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** A suite for each file, a failure for each finding; a file without any is one case that passes. */
export async function junitReport({ input, findings }: Checked): Promise<string> {
  // A big library for the few who ask for this.
  const { default: library } = await import('junit-report-builder');
  const place = placesIn(input);
  // It is CommonJS: its types speak of `default.default`, what Node gives is the builder itself.
  const builder = (library as unknown as Builder).newBuilder();
  const suites = new Map<string, Finding[]>(input.asked.map(({ uri }) => [uri, []]));
  for (const finding of findings) {
    const own = suites.get(finding.uri);
    if (own) own.push(finding);
    else suites.set(finding.uri, [finding]);
  }
  for (const [uri, own] of suites) {
    const { relative } = place({ uri, start: 0, end: 0 });
    const suite = builder.testSuite().name(relative);
    if (own.length === 0) suite.testCase().className(relative).name('nothing found').file(relative);
    for (const { rule, severity, message, ...at } of own) {
      const { start } = place(at);
      const where = `${start.line + 1}:${start.character + 1}`;
      suite
        .testCase()
        .className(relative)
        .name(`${rule} at ${where}`)
        .file(relative)
        .failure(`${severity}: ${message} (${relative}:${where})`, rule);
    }
  }
  return builder.build().trimEnd();
}

/** A table for a page or a comment. */
export function markdownReport({ input, findings, day }: Checked): string {
  const place = placesIn(input);
  const counts = countsOf(findings);
  const found = severities.flatMap((severity) => (counts[severity] > 0 ? [`${severity}: ${counts[severity]}`] : []));
  const files = `${input.asked.length} ${input.asked.length === 1 ? 'file' : 'files'}`;
  const head = `# Foedus\n\n${files} checked on ${formatDay(day)}. ${found.join(', ') || 'Nothing found'}.`;
  if (findings.length === 0) return head;
  const rows = findings.map((finding) => {
    const { relative, start } = place(finding);
    // A table cell ends at a bar even within code.
    const where = code(`${relative}:${start.line + 1}:${start.character + 1}`).replaceAll('|', '\\|');
    return `| ${where} | ${finding.severity} | ${code(finding.rule)} | ${plain(finding.message)} |`;
  });
  return `${head}\n\n| place | severity | rule | finding |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
}

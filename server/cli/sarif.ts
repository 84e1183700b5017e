/** The report in SARIF 2.1.0, the format in which analysers report to code hosts. The same findings give the same bytes. */
import { createHash } from 'node:crypto';
import type { Log, ReportingDescriptor, Result, Fix as SarifFix, Location as SarifLocation } from 'sarif';
import type { Location } from '../model/site.ts';
import type { Fix, Severity } from '../rules/finding.ts';
import { type Rule, renderRule, rules } from '../rules/index.ts';
import type { Identity } from './baseline.ts';
import { type Checked, fromHere } from './checked.ts';
import { placesIn } from './places.ts';
import { version } from './version.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** The report; paths are relative to where the command ran. */
export function sarifReport(checked: Checked): string {
  const { input, findings, identity, isKnown } = checked;
  const place = placesIn(input);
  const uriOf = (at: Location) => fromHere(place(at).path).split('/').map(encodeURIComponent).join('/');
  const physical = (at: Location): SarifLocation => {
    const { start, end } = place(at);
    return {
      physicalLocation: {
        artifactLocation: { uri: uriOf(at), uriBaseId: 'SRCROOT' },
        region: {
          startLine: start.line + 1,
          startColumn: start.character + 1,
          endLine: end.line + 1,
          endColumn: end.character + 1,
        },
      },
    };
  };
  const fixOf = ({ title, edits }: Fix): SarifFix => ({
    description: { text: plain(title) },
    artifactChanges: [...new Set(edits.map(({ uri }) => uri))].map((uri) => ({
      artifactLocation: { uri: uriOf({ uri, start: 0, end: 0 }), uriBaseId: 'SRCROOT' },
      replacements: edits
        .filter((edit) => edit.uri === uri)
        .map((edit) => ({
          deletedRegion: physical(edit).physicalLocation?.region ?? {},
          insertedContent: { text: edit.text },
        })),
    })),
  });
  const seen = new Map<string, number>();
  const results = findings.map((finding): Result => {
    const known = identity(finding);
    const print = fingerprint(known, seen);
    return {
      ruleId: finding.rule,
      ruleIndex: rules.findIndex(({ id }) => id === finding.rule),
      level: levels[finding.severity],
      message: { text: plain(finding.message) },
      locations: [{ ...physical(finding), logicalLocations: [{ fullyQualifiedName: known.clause }] }],
      ...(finding.related.length > 0
        ? {
            relatedLocations: finding.related.map((each, index) => ({
              id: index + 1,
              ...physical(each),
              message: { text: plain(each.message) },
            })),
          }
        : {}),
      partialFingerprints: { 'foedus/v1': print },
      ...(isKnown ? { baselineState: isKnown(finding) ? ('unchanged' as const) : ('new' as const) } : {}),
      ...(finding.fixes?.length ? { fixes: finding.fixes.map(fixOf) } : {}),
      ...(finding.details?.length ? { properties: { details: [...finding.details] } } : {}),
    };
  });
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Foedus', semanticVersion: version, rules: rules.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The folder in which foedus ran.' } } },
        artifacts: input.asked.map(({ uri }) => ({
          location: { uri: uriOf({ uri, start: 0, end: 0 }), uriBaseId: 'SRCROOT' },
        })),
        results,
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

/** SARIF makes links of `[words](address)`: words of a treaty are none. */
function plain(message: string): string {
  return message.replace(/[[\]\\]/g, '\\$&');
}

function descriptor(rule: Rule): ReportingDescriptor {
  return {
    id: rule.id,
    shortDescription: { text: `${rule.title}.` },
    fullDescription: { text: rule.explanation.trim() },
    help: { text: rule.explanation.trim(), markdown: renderRule(rule, { link: (_, title) => title }) },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: [rule.group, ...rule.concepts] },
  };
}

/** The same for the same words in the same clause, wherever they stand; of several alike, each its own. */
function fingerprint({ rule, clause, text }: Identity, seen: Map<string, number>): string {
  const key = JSON.stringify([rule, clause, text]);
  const nth = (seen.get(key) ?? 0) + 1;
  seen.set(key, nth);
  return createHash('sha256').update(`${key} ${nth}`).digest('hex').slice(0, 32);
}

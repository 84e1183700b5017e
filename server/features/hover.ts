/** What the pointer shows where it rests. */
import type { Location, SourceFile } from '../model/site.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Finding } from '../rules/finding.ts';
import type { Settings } from '../rules/rule.ts';
import { findConcept } from '../theory/concepts.ts';
import { Links, plain } from './markdown.ts';
import { referentAt } from './names.ts';
import { locationIn, placeAt, wordAt } from './place.ts';

export interface HoverOptions {
  readonly settings: Settings;
  /** Concepts are linked by the command that opens their page. */
  readonly commandLinks: boolean;
  /** The findings of the file: where one stands, its concepts are explained. */
  readonly findings: readonly Finding[];
}

export interface Hover {
  readonly markdown: string;
  /** What it is about. */
  readonly at: Location;
}

/** What is to be said of the place at an offset; `undefined` where there is nothing to say. */
export function hoverAt(
  workspace: Workspace,
  file: SourceFile,
  offset: number,
  options: HoverOptions,
): Hover | undefined {
  const place = placeAt(workspace, file, offset);
  if (!place) return undefined;
  const links = new Links(options.commandLinks);
  const referent = referentAt(place);
  const word = wordAt(place);
  if (!word) return undefined;
  const sections = [`**${plain(word.text)}**`];
  if (referent?.kind === 'state' && referent.lookup.kind === 'state') sections.push(plain(referent.lookup.state.name));
  const found = options.findings.filter((each) => each.start <= offset && offset <= each.end);
  for (const id of new Set(found.flatMap((each) => each.concepts))) {
    const concept = findConcept(id);
    if (concept) sections.push(`${links.to(id, concept.name)}: ${concept.definition}`);
  }
  return { markdown: sections.join('\n\n'), at: locationIn(place, word) };
}

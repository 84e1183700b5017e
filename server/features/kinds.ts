/** The forest of event kinds, from any place that names one: what it is a kind of, and what are kinds of it. */
import type { Location, SourceFile } from '../model/site.ts';
import type { Workspace } from '../model/workspace.ts';
import { eventKinds } from '../theory/events.ts';
import { headingOf, renderEvents } from '../theory/events-page.ts';
import { meantAt, mentionsOf, placeOf } from './mentions.ts';
import { placeAt } from './place.ts';

export interface Kind {
  readonly word: string;
  readonly definition: string;
}

/** The kind of event named at an offset, with the place. */
export function kindAt(
  workspace: Workspace,
  file: SourceFile,
  offset: number,
): { readonly kind: Kind; readonly at: Location } | undefined {
  const place = placeAt(workspace, file, offset);
  const found = place && meantAt(place);
  if (!place || found?.meant.kind !== 'word' || found.meant.class !== 'event-kind') return undefined;
  const kind = kindNamed(found.meant.word);
  const { start, end } = found.at;
  return kind && { kind, at: { uri: file.uri, start: place.placed.start + start, end: place.placed.start + end } };
}

/** What it is a kind of; none for a root of the forest. */
export function widerThan(word: string): readonly Kind[] {
  const parent = kindNamed(word) && eventKinds[word]?.parent;
  const kind = parent === undefined ? undefined : kindNamed(parent);
  return kind ? [kind] : [];
}

/** The kinds of it, in the order of the table. */
export function narrowerThan(word: string): readonly Kind[] {
  return Object.keys(eventKinds).flatMap((each) => (eventKinds[each]?.parent === word ? (kindNamed(each) ?? []) : []));
}

/** The line of the page of all kinds under which a kind stands, from 0. */
export function pageLineOf(word: string): number {
  return Math.max(0, pageLines().indexOf(headingOf(word)));
}

let lines: readonly string[] | undefined;
function pageLines(): readonly string[] {
  lines ??= renderEvents().split('\n');
  return lines;
}

/** Where the workspace names a kind first. */
export function firstMention(workspace: Workspace, word: string): Location | undefined {
  const [first] = mentionsOf(workspace, { kind: 'word', word, class: 'event-kind' });
  return first && placeOf(first);
}

function kindNamed(word: string): Kind | undefined {
  const kind = Object.hasOwn(eventKinds, word) ? eventKinds[word] : undefined;
  return kind && { word, definition: kind.definition };
}

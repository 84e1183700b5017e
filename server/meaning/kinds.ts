/** Whether an event of one kind is what a trigger asks for: the row `kind` of the table in docs/semantics.md. */

import { type Day, firstDay, parseDate } from '../model/dates.ts';
import { contestedKinds, excludedKinds, isKindUnder, type PracticeNote } from '../theory/events.ts';
import type { SourceId } from '../theory/sources.ts';
import { compareTruth, type Truth } from './logic.ts';

/** A kind of the forest, or a treaty's own words. */
export interface KindWord {
  readonly kind: string;
  readonly quoted?: boolean;
}

/** A kind as the text has it: a word of the vocabulary, or the treaty's own in quotes. */
export function kindWordOf({ kind, value }: { readonly kind: string; readonly value: string }): KindWord {
  return kind === 'quoted' ? { kind: value, quoted: true } : { kind: value };
}

/** Why an arguable answer is the event's gap or the age's, and not the clause's. */
export type Gap = 'unsaid' | 'later-practice';

export interface KindAnswer {
  readonly truth: Truth;
  readonly says: string;
  readonly gap?: Gap;
  readonly source?: SourceId;
  readonly practice?: PracticeNote;
}

/** The best answer over the kinds that the trigger joins by `or`; `day` is the event's, for practice later than it. */
export function answerKind(triggers: readonly KindWord[], event: KindWord, day: Day): KindAnswer {
  let best: KindAnswer | undefined;
  for (const trigger of triggers) {
    const one = answerOne(trigger, event, day);
    if (!best || better(one, best)) best = one;
    if (best.truth === 'met') break;
  }
  return best ?? { truth: 'arguable', says: 'The trigger names no kind of event.' };
}

/** Stronger; or as strong, and open by the clause itself rather than by what the event leaves out. */
function better(one: KindAnswer, two: KindAnswer): boolean {
  const difference = compareTruth(one.truth, two.truth);
  if (difference !== 0) return difference > 0;
  return one.truth === 'arguable' ? two.gap !== undefined && one.gap === undefined : !two.source && !!one.source;
}

/** By the trigger's kind and then by the event's: without the day they are few, and the battery asks for each again and again. */
const table = new Map<string, Map<string, KindAnswer>>();
const mostTabled = 5000;
let tabled = 0;

function related(trigger: string, event: string): KindAnswer {
  let answers = table.get(trigger);
  let answer = answers?.get(event);
  if (!answer) {
    if (++tabled > mostTabled) {
      table.clear();
      tabled = 1;
      answers = undefined;
    }
    answer = relate(trigger, event);
    if (answers) answers.set(event, answer);
    else table.set(trigger, new Map([[event, answer]]));
  }
  return answer;
}

function answerOne(trigger: KindWord, event: KindWord, day: Day): KindAnswer {
  if (trigger.quoted || event.quoted) {
    if (trigger.quoted && event.quoted && sameWords(trigger.kind, event.kind))
      return { truth: 'met', says: `“${trigger.kind}” is what happened, in the treaty’s own words.` };
    return { truth: 'not-met', says: `${say(event)} is not ${say(trigger)}.` };
  }
  const answer = related(trigger.kind, event.kind);
  const { practice } = answer;
  if (answer.truth === 'arguable' && practice && day < sinceDay(practice))
    return {
      ...answer,
      gap: 'later-practice',
      says: `${answer.says} That was said on ${practice.since}, after this event.`,
    };
  return answer;
}

const since = new WeakMap<PracticeNote, Day>();
function sinceDay(note: PracticeNote): Day {
  let day = since.get(note);
  if (day === undefined) {
    const date = parseDate(note.since);
    day = 'error' in date ? 0 : firstDay(date);
    since.set(note, day);
  }
  return day;
}

function relate(trigger: string, event: string): KindAnswer {
  if (event === trigger) return { truth: 'met', says: `The event is ${event}.` };
  if (isKindUnder(event, trigger)) return { truth: 'met', says: `${event} is a kind of ${trigger}.` };
  if (trigger === 'threat' && (isKindUnder(event, 'hostile-act') || isKindUnder(event, 'war')))
    return { truth: 'met', says: `Whom ${event} strikes is threatened too.` };
  if (trigger === 'threat-of-force' && isKindUnder(event, 'armed-attack'))
    return { truth: 'met', says: `Whom ${event} strikes is threatened with force too.` };
  if (trigger === 'war') {
    if (event === 'invasion') return { truth: 'met', says: 'An invasion makes war between the two.' };
    if (isKindUnder(event, 'armed-attack') || isKindUnder('invasion', event))
      return {
        truth: 'arguable',
        gap: 'unsaid',
        says: `${event} may stop short of war: the event does not say whether war followed.`,
      };
  }
  const excluded = excludedKinds.find((note) => isKindUnder(event, note.kind) && isKindUnder(note.trigger, trigger));
  if (excluded)
    return {
      truth: 'not-met',
      says: `${event} is no ${excluded.trigger}. ${excluded.note} (${excluded.where})`,
      source: excluded.source,
      practice: excluded,
    };
  const contested = contestedKinds.find((note) => isKindUnder(event, note.kind) && isKindUnder(note.trigger, trigger));
  if (contested)
    return {
      truth: 'arguable',
      says: `Whether ${event} is ${article(contested.trigger)} is contested. ${contested.note} (${contested.where})`,
      source: contested.source,
      practice: contested,
    };
  if (isKindUnder(trigger, event))
    return {
      truth: 'arguable',
      gap: 'unsaid',
      says: `${event} is wider than ${trigger}: the event does not say whether it was that.`,
    };
  if (isKindUnder('armed-attack', trigger) && isKindUnder(event, 'war'))
    return {
      truth: 'arguable',
      gap: 'unsaid',
      says:
        event === 'war-entry'
          ? 'Who joins a war may or may not have attacked: the event does not say who attacked whom.'
          : `${event} may come without an attack: the event does not say whether there was ${article(trigger)}.`,
    };
  return { truth: 'not-met', says: `${event} is no ${trigger}.` };
}

function article(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}

function say(word: KindWord): string {
  return word.quoted ? `“${word.kind}”` : word.kind;
}

/** Words in quotes are compared without regard to capitals, spaces and line breaks. */
export function sameWords(one: string, two: string): boolean {
  return one === two || plainWords(one) === plainWords(two);
}

export function plainWords(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The answers that an obligation gives for one obligor on one day: docs/semantics.md, "What a duty will answer". */
import type { Day } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import { type Location, locate } from '../../model/site.ts';
import type { PlacedTreaty } from '../../model/workspace.ts';
import type { SourceId } from '../../theory/sources.ts';
import type { Roles } from '../actors.ts';
import type { EventFact } from '../event.ts';
import type { PartAnswer, PartName } from '../trigger.ts';
import type { Duty, Terms } from './duty.ts';

/** How an obligation stands to one obligor on one day. */
export type AnswerWord =
  | 'not-yet' | 'ended' | 'suspended' | 'not-bound' | 'pending' | 'arguable' | 'fulfilled' | 'due-discretion' | 'due'
  | 'violated'; // biome-ignore format: a list

/** Weakest to strongest. What is done is weaker than what is still owed, what is broken stronger than all. */
const order: readonly AnswerWord[] = [
  'not-yet', 'ended', 'suspended', 'not-bound', 'pending', 'arguable', 'fulfilled', 'due-discretion', 'due', 'violated',
]; // biome-ignore format: a list

/** Negative where `one` is weaker, positive where it is stronger. */
export function compareAnswers(one: AnswerWord, two: AnswerWord): number {
  return order.indexOf(one) - order.indexOf(two);
}

/** As it stands in a sentence after the obligor's name. */
export const answerSays: Readonly<Record<AnswerWord, string>> = {
  'not-yet': 'not yet bound',
  ended: 'no longer bound',
  suspended: 'not bound while suspended',
  'not-bound': 'not bound',
  pending: 'not bound before what is pending is settled',
  arguable: 'arguably bound',
  fulfilled: 'bound, and has done it',
  'due-discretion': 'bound, the measures being its own choice',
  due: 'bound',
  violated: 'bound, and has broken it',
};

/** Whether the obligation has arisen, whatever was made of it since. */
export function isBound(answer: AnswerWord): boolean {
  return compareAnswers(answer, 'fulfilled') >= 0;
}

/** The row of the table, or the modifier, that a reason is about. */
export type ReasonPart =
  | PartName
  | 'membership'
  | 'discretion'
  | 'role'
  | 'agreement'
  | 'words'
  | 'upon'
  | 'performance';

/** One step of an explanation. */
export interface Reason {
  readonly part: ReasonPart;
  /** A sentence. */
  readonly says: string;
  readonly treaty: PlacedTreaty;
  /** Where in the treaty's chunk it stands. */
  readonly node: { readonly start: number; readonly end: number };
  /** A second name it goes by after `because`. */
  readonly reason?: PartAnswer['reason'];
  readonly source?: SourceId;
  readonly event?: EventFact;
}

/** Where a reason stands in its file. */
export function placeOf({ treaty, node }: Reason): Location {
  return locate(treaty.site, node);
}

/** Whether a reason is what a word after `because` asks for. */
export function isReason(each: Reason, word: string): boolean {
  return each.part === word || each.reason === word;
}

/** The answer for one choice of whom the clause's words mean. */
export interface BindingAnswer {
  readonly answer: AnswerWord;
  readonly roles: Roles;
  readonly helped: readonly StateEntity[];
  readonly fought: readonly StateEntity[];
  /** Of a refusal what rules it out, first things first; of an open answer all that is open; else why it is so. */
  readonly reasons: readonly Reason[];
  /** Of a pending answer: whose decision, request, consultation or consent it waits for, in words. */
  readonly awaits: readonly string[];
  /** The events it rests on. */
  readonly events: readonly EventFact[];
  /** The events that fulfilled or violated it. */
  readonly performed: readonly EventFact[];
}

/** How a duty stands to one obligor: the strongest answer, and the answer for each binding, strongest first. */
export interface DutyAnswer {
  readonly duty: Duty;
  readonly terms: Terms;
  readonly obligor: StateEntity;
  readonly day: Day;
  readonly answer: AnswerWord;
  readonly bindings: readonly BindingAnswer[];
  /** What was taken for granted, as sentences. */
  readonly assumed: readonly string[];
}

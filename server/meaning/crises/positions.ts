/** What a telling of a crisis is made of, whatever it is written in: who owes what on a day, and what was assumed. */
import type { Day } from '../../model/dates.ts';
import { callState, type Scene } from '../actors.ts';
import type { DutyAnswer, Reason } from './answers.ts';
import { daysOf, positionsOn } from './cascade.ts';
import type { ExpectationResult } from './expectations.ts';
import type { Crisis } from './run.ts';
import { joined, sayStates, sayTask } from './words.ts';

/** All who owe the same on a day: by clause, answer, and whom it is for where they are few. */
export interface Position {
  /** The same on another day as long as nothing changes but who owes it. */
  readonly key: string;
  /** One of the answers, which speaks for all. */
  readonly answer: DutyAnswer;
  readonly who: string;
  readonly task: string;
  /** Whom it is for, where the task itself does not name them; else empty. */
  readonly whom: string;
  /** Why it is open or was broken; of what is simply owed none is given. */
  readonly reasons: readonly Reason[];
}

/** How the states of a crisis are called. */
export function sceneOf({ workspace, first }: Crisis): Scene {
  return { workspace, codeDay: first };
}

/** More who are helped than this are not named one by one. */
const few = 3;

/** What is owed on a day, one entry for all who owe the same, in the order of treaties and clauses. */
export function positionGroups(crisis: Crisis, day: Day): readonly Position[] {
  const groups = new Map<string, DutyAnswer[]>();
  for (const answer of positionsOn(crisis, day)) {
    const [first] = answer.bindings;
    const about = [...(first?.helped ?? []), ...(first?.fought ?? [])].map(({ id }) => id);
    const key = `${answer.duty.name} ${answer.answer} ${first && first.helped.length <= few ? about : ''}`;
    const group = groups.get(key);
    if (group) group.push(answer);
    else groups.set(key, [answer]);
  }
  const scene = sceneOf(crisis);
  return [...groups].flatMap(([key, answers]): Position[] => {
    const [answer] = answers;
    const binding = answer?.bindings[0];
    if (!answer || !binding) return [];
    const task = sayTask(answer.duty);
    const helped = binding.helped.length <= few ? sayStates(scene, binding.helped) : '';
    const open = answer.answer === 'arguable' || answer.answer === 'pending' || answer.answer === 'violated';
    return [
      {
        key,
        answer,
        who: joined(answers.map(({ obligor }) => callState(scene, obligor))),
        task,
        whom: task.includes(helped) ? '' : helped,
        reasons: open ? binding.reasons.slice(0, 2) : [],
      },
    ];
  });
}

/** What was taken for granted in what a telling shows, each once, sorted. */
export function assumedIn(crisis: Crisis, expectations: readonly ExpectationResult[]): string[] {
  const answers = daysOf(crisis).flatMap((day) => positionsOn(crisis, day));
  for (const { clauses, day } of expectations)
    for (const { duty, obligor } of clauses) answers.push(crisis.ask(duty, obligor, day));
  return [...new Set(answers.flatMap(({ assumed }) => assumed))].sort();
}

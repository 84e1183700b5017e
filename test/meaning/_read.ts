/** What the tests of meaning share: a treaty and an event, each written in the language. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parseFile, type Trigger } from '../../grammar/index.ts';
import { type EventFact, eventOf } from '../../server/meaning/event.ts';
import type { Truth } from '../../server/meaning/logic.ts';
import { answerTrigger, type Context, type TriggerAnswer } from '../../server/meaning/trigger.ts';
import { type Day, firstDay, lastDay, parseDate } from '../../server/model/dates.ts';
import { makeWorkspace, type PlacedTreaty, treatyNamed, type Workspace } from '../../server/model/workspace.ts';

/** A workspace of texts, each a file. Fails on a text that cannot be read: a test that misspells proves nothing. */
export function workspaceOf(...texts: readonly string[]): Workspace {
  const files = texts.map((text, index) => {
    const tree = parseFile(text);
    for (const { chunk } of tree.chunks) assert.deepEqual(chunk.problems, [], text);
    return { uri: `file:///w/${index}.treaty`, tree };
  });
  return makeWorkspace(files);
}

const samplesFolder = new URL('../../samples/', import.meta.url);

/** The text of every sample by its file name. */
export const samples: ReadonlyMap<string, string> = new Map(
  readdirSync(samplesFolder)
    .filter((name) => name.endsWith('.treaty'))
    .map((name) => [name, readFileSync(new URL(name, samplesFolder), 'utf8')]),
);

/** A workspace of the samples, some of them replaced. */
export function sampleWorkspace(changed: ReadonlyMap<string, string> = new Map()): Workspace {
  return makeWorkspace(
    [...samples].map(([name, text]) => ({
      uri: `file:///samples/${name}`,
      tree: parseFile(changed.get(name) ?? text),
    })),
  );
}

export function treaty(workspace: Workspace, name: string): PlacedTreaty {
  const found = treatyNamed(workspace, name);
  assert.ok(found, `no treaty ${name}`);
  return found;
}

export function trigger(placed: PlacedTreaty, name: string): Trigger {
  const found = placed.treaty.triggers.find((clause) => clause.node.name?.value === name);
  assert.ok(found, `no trigger ${name}`);
  return found.node;
}

/** The day that a date means; of a year or month the last. */
export function day(text: string, which: 'first' | 'last' = 'last'): Day {
  const date = parseDate(text);
  if ('error' in date) throw new Error(date.error);
  return which === 'first' ? firstDay(date) : lastDay(date);
}

/** The events of lines as a scenario has them: `armed-attack by RUS on AUH on 1914-08-01`. */
export function eventsOf(
  workspace: Workspace,
  lines: readonly string[],
  on: string,
  placed?: PlacedTreaty,
): EventFact[] {
  const tree = parseFile(`scenario S { ${lines.map((line) => `event ${line}`).join('\n')} }`);
  const chunk = tree.chunks[0]?.chunk;
  assert.deepEqual(chunk?.problems, [], lines.join('\n'));
  assert.equal(chunk?.declaration?.kind, 'scenario');
  if (chunk?.declaration?.kind !== 'scenario') return [];
  return chunk.declaration.lines.flatMap((line) =>
    line.kind === 'scenario-event' && line.event
      ? [eventOf(workspace, line.event, { day: day(on), ...(placed ? { treaty: placed } : {}) })]
      : [],
  );
}

/** How the trigger of a treaty answers to events on a day. */
export function ask(workspace: Workspace, name: string, events: readonly string[], on: string): TriggerAnswer {
  const [treatyName = '', triggerName = ''] = name.split('.');
  const placed = treaty(workspace, treatyName);
  const context: Context = { workspace, treaty: placed };
  return answerTrigger(context, trigger(placed, triggerName), eventsOf(workspace, events, on), day(on));
}

/**
 * A treaty of Austria-Hungary, Germany and Italy in force since 1882 with the trigger given, asked in 1900.
 * @param clauses the trigger as in `trigger T …` from its brace or `=` on, or whole clauses with a trigger T
 */
export function expectAnswer(
  clauses: string,
  events: string | readonly string[],
  truth: Truth,
  more: { because?: string; on?: string; world?: string } = {},
): TriggerAnswer {
  const body = /\btrigger\b/.test(clauses) ? clauses : `trigger T ${clauses}`;
  const workspace = workspaceOf(
    `treaty Pact "A pact" { signed 1882-05-20 in-force 1882-05-20 parties { AUH GMY ITA } ${body} }`,
    more.world ?? '',
  );
  const lines = typeof events === 'string' ? [events] : events;
  const result = ask(workspace, 'Pact.T', lines, more.on ?? '1900-01-01');
  const shown = result.parts.map((part) => `${part.part}: ${part.truth} – ${part.says}`).join('\n');
  assert.equal(result.truth, truth, `${body}\n${lines.join('\n')}\n${shown}`);
  const { because } = more;
  if (because) {
    const deciding = result.parts.filter((part) => part.truth === truth);
    assert.ok(
      deciding.some((part) => part.part === because || part.reason === because),
      `${body}\n${lines.join('\n')}\nnot because of ${because}:\n${shown}`,
    );
  }
  for (const part of result.parts) assert.match(part.says, /^\S.*[.)]$/s, `a reason is a sentence: ${part.says}`);
  return result;
}

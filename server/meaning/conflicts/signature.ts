/** On what of the texts the conflicts of a duty depend: while this stays, so does what was found. */
import type { Chunk, Node, Obligation } from '../../../grammar/index.ts';
import { type Treaty, treatyOf } from '../../model/treaty.ts';
import { byKind, type PlacedTreaty, type Workspace } from '../../model/workspace.ts';
import { keptWithChunk, remembered } from '../cache.ts';
import { actOfDuty, type Duty, dutiesOf } from '../crises/duty.ts';
import { bySuperseded } from '../life.ts';

const marks = new WeakMap<Obligation, number>();

/** The same number for duties with the same words, as long as it is remembered. */
export function markOf(workspace: Workspace, duty: Duty): number {
  let mark = marks.get(duty.node);
  if (mark === undefined) {
    mark = short(wordsFor(workspace, duty));
    marks.set(duty.node, mark);
  }
  return mark;
}

/**
 * The words of the treaty that bear on a duty: dates, parties, what defines its names, the triggers it speaks of, and the
 * clause itself. Comments, quoted articles and the other clauses are not among them.
 */
function wordsFor(workspace: Workspace, duty: Duty): string {
  const { treaty } = duty.treaty;
  const text = (node: Node) => treaty.chunk.text.slice(node.start, node.end);
  const words: string[] = [
    treaty.name,
    treaty.title,
    ...treaty.heads.map(text),
    ...treaty.parties.map(({ node }) => text(node)),
  ];
  for (const { node } of treaty.clauses)
    switch (node.kind) {
      case 'trigger':
      case 'obligation':
      case 'right':
      case 'recital':
      case 'burden':
        break;
      default:
        words.push(text(node));
    }
  // what was promised without any condition can forfeit the shelter of the others
  for (const own of dutiesOf(workspace, duty.treaty)) {
    const { verb } = actOfDuty(own);
    if (verb === 'neutral' || verb === 'no-force') words.push(text(own.node));
  }
  words.push(text(duty.node));
  const open = new Set(treaty.triggers);
  let spoken = words.join(' ');
  for (let grown = true; grown; ) {
    grown = false;
    for (const trigger of open) {
      const name = trigger.node.name?.value;
      if (name === undefined || !spoken.includes(name)) continue;
      open.delete(trigger);
      words.push(text(trigger.node));
      spoken += text(trigger.node);
      grown = true;
    }
  }
  return words.join('\n');
}

// ---------- beyond the treaty ----------

const ids = new WeakMap<Chunk, number>();
let lastId = 0;
function idOf(chunk: Chunk): number {
  let id = ids.get(chunk);
  if (id === undefined) {
    id = ++lastId;
    ids.set(chunk, id);
  }
  return id;
}

/** Changes with every declaration that any clause may mean: states, groups, areas. Short, since it is part of many keys. */
export function worldKey(workspace: Workspace): string {
  return remembered(workspace, worldKey, '', () => {
    const world = (['state', 'group', 'area'] as const)
      .flatMap((kind) => workspace.find(byKind, kind).map(({ placed }) => idOf(placed.chunk)))
      .join();
    return `world ${short(world)}`;
  });
}

/** Changes with the treaties that this one's text names, and with those that end it. */
export function referredKey(workspace: Workspace, { treaty, site }: PlacedTreaty): string {
  const find = () => {
    const found = new Set<Chunk>([treaty.chunk]);
    // the set grows while it is gone through: what these name in turn counts as well
    for (const chunk of found) {
      const spoken = treatyOf(chunk);
      if (!spoken) continue;
      for (const word of wordsOf(spoken))
        for (const { node, placed } of workspace.globals.get(word) ?? [])
          if (node.kind === 'treaty') found.add(placed.chunk);
      for (const { placed } of workspace.find(bySuperseded, spoken.name)) found.add(placed.chunk);
    }
    found.delete(treaty.chunk);
    return [...found].map(idOf).sort().join(',');
  };
  return remembered(workspace, referredKey, treaty, () =>
    keptWithChunk(workspace, site, { owner: referredKey, key: '' }, find),
  );
}

const written = new WeakMap<Treaty, ReadonlySet<string>>();
function wordsOf(treaty: Treaty): ReadonlySet<string> {
  let words = written.get(treaty);
  if (!words) {
    words = new Set(treaty.chunk.text.match(/\b[A-Z]\w*/g) ?? []);
    written.set(treaty, words);
  }
  return words;
}

// ---------- keys ----------

/** The same number for the same text, as long as it is remembered: keys are made of many long texts. */
export function short(text: string): number {
  let known = shortened.get(text);
  if (known === undefined) {
    if (shortened.size >= mostShortened) shortened.clear();
    known = ++lastShort;
    shortened.set(text, known);
  }
  return known;
}
const shortened = new Map<string, number>();
const mostShortened = 20_000;
let lastShort = 0;

import type { Obligation, Right } from '../../../grammar/index.ts';
import { type FoundCue, type Sentence, sentenceWith } from '../../meaning/prose.ts';
import type { CueClass } from '../../theory/cues.ts';
import { replace } from '../edits.ts';
import type { Rule } from '../rule.ts';

export const modalityMismatch: Rule = {
  id: 'modality-mismatch',
  group: 'prose',
  severity: 'warning',
  title: 'The text permits or aims, the clause binds; or the reverse',
  explanation: `"Shall", "may" and "will seek to" are not degrees of politeness. The first binds, the second leaves free, the third binds to an effort only; and what the
clause says is what every crisis and every figure goes by. A clause that says \`shall\` over a text that says "may" makes a duty that nobody undertook.

The rule compares only where the clause quotes its words (\`cite\`), and looks at the sentence in which they stand: its last binding, permitting or hortatory word before
the end of the quotation. Where that sentence has words of several kinds and the quotation holds none of them, it is silent: whose word it is, a reader has to say.`,
  sources: [
    { id: 'abbott-et-al-2000', where: 'obligation: from binding to hortatory' },
    { id: 'hohfeld-1913', where: 'duty and privilege' },
  ],
  concepts: ['legalization', 'credible-commitment'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  article 1 {
    text "Each Party may lend assistance to the other if it is attacked."
    obligation Help { each party shall assist the victim when armed-attack on any party cite "may lend assistance" }
  }
}`,
      says: 'What is permitted is made a duty.',
    },
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  article 1 {
    text "They will seek to eliminate conflict in their economic policies."
    obligation Economy { each party shall "eliminate conflict in its economic policies" cite "They will seek to eliminate conflict" }
  }
}`,
      says: 'What is aimed at is made a duty of result.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  article 1 {
    text "Each Party may lend assistance to the other if it is attacked. They will seek to eliminate conflict in their economic policies."
    right Help { each party may assist the victim when armed-attack on any party cite "may lend assistance" }
    obligation Economy { each party should "eliminate conflict in its economic policies" cite "They will seek to eliminate conflict" }
  }
}`,
      says: 'A right for “may”, `should` for “will seek to”.',
    },
  ],
  unseen: 'In the samples text and clause agree wherever a clause quotes its words.',
  check(subject, report) {
    const { treaty, placed } = subject;
    const clauses = [...(treaty?.treaty.obligations ?? []), ...(treaty?.treaty.rights ?? [])];
    for (const { node, article } of clauses) {
      if (!article || node.damaged) continue;
      for (const { what, text } of node.modifiers) {
        if (what !== 'cite' || !text) continue;
        const sentence = sentenceWith(placed.chunk, article, text.value);
        const cue = sentence && cueOf(sentence, text.value);
        if (!cue || agrees(node, cue.class)) continue;
        const shall = node.kind === 'obligation' ? shallOf(placed.chunk.text, node) : undefined;
        const fix =
          cue.class === 'best-efforts' && shall
            ? [{ title: 'Say `should`: it is aimed at', safe: false, edits: [replace(subject, shall, 'should')] }]
            : cue.class === 'duty' && node.kind === 'obligation' && shall
              ? [{ title: 'Say `shall`: it is owed', safe: false, edits: [replace(subject, shall, 'shall')] }]
              : [];
        report({
          at: node.name ?? node,
          message: `The text says “${cue.words}”, ${means[cue.class]}; \`${node.name?.value ?? 'the clause'}\` ${isA(node)}. What the clause says is what counts in every crisis: ${remedy(node, cue.class)}.`,
          ...(fix.length > 0 ? { fixes: fix } : {}),
        });
      }
    }
  },
};

const means: Readonly<Record<CueClass, string>> = {
  duty: 'which binds',
  permission: 'which permits',
  'best-efforts': 'which binds to an effort only',
  discretion: 'which leaves a choice',
  constitutional: 'which leaves it to organs at home',
};

function isA(node: Obligation | Right): string {
  if (node.kind === 'right') return 'is a right';
  return node.modality === 'should' ? 'only recommends it' : 'makes it a duty';
}

function remedy(node: Obligation | Right, found: CueClass): string {
  if (found === 'permission') return 'make it a `right`, or quote the words that bind';
  if (found === 'best-efforts') return 'say `should`, or quote the words that bind';
  return node.kind === 'right' ? 'make it an `obligation`, or quote the words that permit' : 'say `shall`, or quote the words that recommend'; // biome-ignore format: one line
}

function agrees(node: Obligation | Right, found: CueClass): boolean {
  if (node.kind === 'right') return found !== 'duty';
  if (node.modality === 'should') return found !== 'duty';
  return found === 'duty' || (found === 'permission' && node.not === true);
}

/** The cue that governs quoted words: one within them, else the only kind that there is in the sentence. */
function cueOf({ cues, text }: Sentence, quoted: string): FoundCue | undefined {
  const telling = cues.filter((each) => each.class === 'duty' || each.class === 'permission' || each.class === 'best-efforts'); // biome-ignore format: one line
  const within = telling.filter((each) => contains(quoted, each.words));
  const chosen = within.length > 0 ? within : telling;
  const kinds = new Set(chosen.map((each) => each.class));
  // a condition in the sentence ("if … shall have been attacked") says nothing of the duty
  return kinds.size === 1 && text !== '' ? chosen.at(-1) : undefined;
}

function contains(text: string, words: string): boolean {
  return text.replace(/\s+/g, ' ').toLowerCase().includes(words.toLowerCase());
}

/** The word `shall` or `should` of an obligation. */
function shallOf(text: string, node: Obligation): { start: number; end: number } | undefined {
  const from = node.actors?.end ?? node.start;
  const match = /\b(shall|should)\b/.exec(text.slice(from, node.action?.start ?? node.end));
  return match ? { start: from + match.index, end: from + match.index + match[0].length } : undefined;
}

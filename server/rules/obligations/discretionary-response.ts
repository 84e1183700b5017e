import type { Modifier } from '../../../grammar/index.ts';
import type { Rule } from '../rule.ts';
import { isFightingSupport, obligorWords } from '../support.ts';

export const discretionaryResponse: Rule = {
  id: 'discretionary-response',
  group: 'obligations',
  severity: 'information',
  title: 'The event is clear, the response is left to the one who owes it',
  explanation: `Most alliances stop short of saying what help will be given. "Such action as it deems necessary" (North Atlantic Treaty, article 5)
binds each party to act and leaves it the choice of the act; "in accordance with its constitutional processes" (ANZUS, article IV) leaves
it to each party's own organs; "if it should see fit" leaves open whether to act at all.

That is no mistake. It keeps the obligor's freedom of action and guards it against being drawn into a war by its ally; it is often the price
of ratification at home. But what it gains in autonomy it costs in credibility: neither the ally nor the adversary knows what will come, and a token
gesture would keep the letter of the promise. So it is information, for the drafter to weigh. Whether the *event* is clear is another
question, which \`ambiguous-trigger\` asks.

The rule looks at duties of support that may mean fighting. A right is its holder's to use, so discretion in a \`right\` is no finding.`,
  sources: [
    { id: 'abbott-et-al-2000', where: 'obligation and precision' },
    { id: 'north-atlantic-treaty', where: 'article 5' },
    { id: 'anzus-1951', where: 'article IV' },
  ],
  concepts: ['credibility', 'autonomy-security-trade-off', 'legalization', 'constitutional-processes'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  trigger Attack { armed-attack on any party }
  obligation Help {
    each party shall assist the victim
    when Attack
    at discretion over measures "such action as it deems necessary"
  }
}`,
      says: 'To act is owed, what to do is each party’s choice.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  trigger Attack { armed-attack on any party }
  obligation Help { each party shall defend the victim with all-means when Attack }
  right Join { each party may join the victim in war when Attack at discretion over participation }
}`,
      says: 'The means are named. A right may be used at discretion.',
    },
  ],
  check({ treaty, placed }, report) {
    for (const { node } of treaty?.treaty.obligations ?? []) {
      if (node.damaged || !isFightingSupport(node)) continue;
      const left = node.modifiers.find((each) => each.what === 'discretion' || each.what === 'constitutional');
      if (!left) continue;
      report({
        at: left,
        message: say(left, node.name?.value ?? 'This duty', obligorWords(placed.chunk.text, node)),
      });
    }
  },
};

function say(left: Modifier, name: string, obligors: string): string {
  const words = left.text?.value ? ` (“${shorten(left.text.value)}”)` : '';
  if (left.what === 'constitutional')
    return `\`${name}\` is owed, but what is done is for the organs of ${obligors} to decide at home: that keeps each free and helps ratification, and makes the promise less credible. If more is meant, name the help with \`with\`.`;
  if (left.over === 'participation')
    return `\`${name}\` leaves it to ${obligors} whether to act at all${words}, so it can hardly be broken and hardly be relied on. If help is meant to be owed, leave the discretion over measures only.`;
  return `\`${name}\` binds ${obligors} to act, and leaves to each what it does${words}: that keeps each free, and makes the promise less credible. If more is meant, name the help with \`with\`.`;
}

function shorten(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim();
  return plain.length > 60 ? `${plain.slice(0, 58).replace(/\s+\S*$/, '')} …` : plain;
}

import { membersOf } from '../../meaning/life.ts';
import { type Probe, probe, type Settlement, settlements } from '../../meaning/probes.ts';
import { replace } from '../edits.ts';
import type { Fix } from '../finding.ts';
import { sayList } from '../nearest.ts';
import { optionOf, type Rule, type Subject } from '../rule.ts';
import { ambiguityLimit, casusOf, deliberate } from './patterns.ts';

export const ambiguousTrigger: Rule = {
  id: 'ambiguous-trigger',
  group: 'triggers',
  severity: 'warning',
  title: 'Good lawyers could differ on too many of the events that a trigger may cover',
  explanation: `Is a cyber attack an armed attack? Is Japan a "European Power"? Where a trigger leaves such questions open and nobody is named to
answer them, the ally in need will read it widely and the ally that has to pay will read it narrowly, both in good faith and in the middle
of a crisis; and an adversary may test which of the two is right.

Foedus holds every trigger against a fixed battery of events that differ in one thing at a time: the kind of event, the place, the aggressor,
provocation, the number of states, the date. An event is *met*, *not met*, or *arguable* where state practice, a court or the text leave it
open. The rule speaks where the arguable ones are more than a fifth of those that are met or arguable (the limit can be set). So it
does not go by a list of bad words: the pacts of 1879 to 1915 that name one adversary stand at nought. Not counted are events that are
unclear only because the event is told too coarsely, that a named determiner could settle, or that practice left open only later.

What settles it: name who decides (\`determined by Council\`), which closes the gap by a procedure and has its price, for help then waits for a
decision; or name the kinds that are meant (\`or cyber-attack\`); or list the states of a class in a group whose title is the class. Openness
that is meant is marked \`deliberate\`, with the reason: then this is a note that says what it costs. A trigger may be clear and the
*response* still be left open; that is \`discretionary-response\`.`,
  sources: [
    {
      id: 'foedus-language',
      where: 'the battery and the limit of a fifth (docs/semantics.md, “A clause is ambiguous when readings differ”)',
    },
    { id: 'icj-nicaragua-1986', where: 'paragraph 195: armed bands' },
    { id: 'nato-wales-2014', where: 'paragraph 72: cyber attack' },
    { id: 'nato-brussels-2021', where: 'paragraphs 32 and 33: cyber attack, attacks in space' },
    { id: 'unga-3314', where: 'article 3' },
  ],
  concepts: ['casus-foederis', 'armed-attack', 'strategic-ambiguity', 'miscalculation'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE }
  area Home { includes territory of any party }
  trigger Attack { armed-attack on any party in Home }
  obligation Help { each party shall assist the victim when Attack }
}`,
      says: 'Whether cyber attack, terrorism, a blockade or an attack in space is an armed attack is contested, and nobody is named to say so.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 1887-01-01
  parties { AUH GMY }
  trigger Attack { armed-attack on any party by any third-state "European Power" }
  obligation Help { other party shall assist that party when Attack }
}`,
      says: 'Nobody has listed the European Powers.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE }
  area Home { includes territory of any party }
  organ Council { members all parties decides by majority 2/3 }
  trigger Attack { armed-attack on any party in Home determined by Council }
  obligation Help { each party shall assist the victim when Attack }
}`,
      says: 'The Council decides.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 1887-01-01   ended 1918-11-03
  parties { AUH GMY }
  group Powers "European Power" = FRN, RUS, UKG
  trigger Attack { armed-attack on any party by any third-state "European Power" }
  obligation Help { other party shall assist that party when Attack }
}`,
      says: 'The class is listed; and in 1887 nobody had yet left open what an armed attack is.',
    },
  ],
  options: [ambiguityLimit],
  check(subject, report) {
    const { treaty, workspace, settings } = subject;
    // Before the parties are written down, everything is open.
    if (!treaty || membersOf(workspace, treaty).length === 0) return;
    for (const { clause, at, says } of casusOf(treaty)) {
      const battery = probe(workspace, treaty, clause, { day: settings.day, refusals: false });
      if (battery.share * 100 <= optionOf(settings, ambiguityLimit)) continue;
      const open = battery.probes.filter((each) => each.counted);
      // Open because a name stands for nothing: `unresolved-name` says so.
      if (open.some((each) => each.because.some((part) => part.reason === 'unresolved'))) continue;
      const ways = settlements(battery);
      const meant = deliberate(clause);
      const share = `${Math.round(battery.share * 100)} %`;
      const what = sayOpen(open);
      report({
        at,
        ...(meant ? { severity: 'information' as const } : {}),
        message: meant
          ? `${capital(says)} is open on purpose${meant.words ? ` (“${meant.words}”)` : ''}: ${share} of the events that it may cover are arguable (${what}). What that costs: the ally cannot count on help in those cases, and an adversary may try them.`
          : `Of the events that ${says} may cover, ${share} are arguable (${what}), so in a crisis each party can read it its own way. ${sayWays(ways)}`,
        details: open.map((each) => `${each.label}: ${reasons(each)}`),
        fixes: ways.map((each) => fixOf(subject, each, open.length)),
      });
    }
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is open, in few words: whom a class means; the kinds, where only the kind is open; else the events. */
function sayOpen(open: readonly Probe[]): string {
  const distinct = [...new Set(open.map(sayGap))];
  const shown = distinct.slice(0, 4);
  const more = distinct.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : sayList(shown);
}

function sayGap({ because, events, label }: Probe): string {
  const own = because.filter((part) => part.gap === undefined);
  for (const part of own) {
    const [, words] = part.reason === 'class' ? (/“([^”]+)”/.exec(part.says) ?? []) : [];
    if (words) return `who is meant by “${words}”`;
  }
  const [event] = events;
  if (!event || own.some((part) => part.part !== 'kind')) return label;
  return event.quoted ? `“${event.kind}”` : event.kind;
}

function reasons({ because }: Probe): string {
  const own = because.filter((part) => part.gap === undefined);
  return [...new Set((own.length > 0 ? own : because).map((part) => part.says))].join(' ');
}

function sayWays(ways: readonly Settlement[]): string {
  const [first, ...others] = ways;
  if (!first) return 'Say in the text what is meant.';
  const kinds = others.filter((each) => each.words.startsWith('add `or '));
  const rest = others.filter((each) => !kinds.includes(each)).map((each) => each.words);
  if (kinds[0]) rest.push(kinds.length > 1 ? 'name the kinds that are meant' : kinds[0].words);
  return `To settle it, ${sayList([first.words, ...rest], 'or')}.`;
}

function fixOf(subject: Subject, { words, edits, settles, toComplete }: Settlement, open: number): Fix {
  const title = `${capital(words)}${toComplete ? ' (check who is meant)' : ''}`;
  return {
    title: settles.length < open ? `${title}: settles ${settles.length} of ${open}` : title,
    safe: false,
    edits: edits.map(({ offset, text }) => replace(subject, { start: offset, end: offset }, text)),
  };
}

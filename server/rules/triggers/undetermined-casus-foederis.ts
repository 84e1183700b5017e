import type { EventPattern, Verb } from '../../../grammar/index.ts';
import { organOfAll } from '../../meaning/decisions.ts';
import { probe } from '../../meaning/probes.ts';
import { replace } from '../edits.ts';
import { optionOf, type Rule } from '../rule.ts';
import { ambiguityLimit, casusOf, deliberate, eventsIn } from './patterns.ts';

export const undeterminedCasusFoederis: Rule = {
  id: 'undetermined-casus-foederis',
  group: 'triggers',
  severity: 'warning',
  title: 'The trigger is a matter of judgement, and nobody is named to judge',
  explanation: `An attack can be seen; a *threat*, or a *breach* of a treaty, is somebody's opinion. Where a duty hangs on such an event and the text names nobody to
say that it has happened, the party that wants the alliance to act will say so and the one that does not will deny it. Article 4 of the Triple
Alliance (1882) is of this kind: an ally who felt threatened and went to war could claim neutrality, and whether it was threatened nobody
was named to say. The North Atlantic Treaty (article 4) and ANZUS (article III) avoid the quarrel: "in the opinion of any of them".

Write \`determined by\` and whoever is to judge: an organ, all parties together, or \`any party\`, which lets each judge for itself. Each has its
price: an organ takes time and can be blocked, self-judgement invites abuse.

The rule is silent where \`ambiguous-trigger\` speaks of the same trigger; where the duties are only to consult, notify or negotiate, since any
party can call for that; and for events that can be seen (an attack, a mobilization, an ultimatum).`,
  sources: [
    { id: 'triple-alliance-1882', where: 'article 4' },
    { id: 'north-atlantic-treaty', where: 'article 4' },
    { id: 'abbott-et-al-2000', where: 'delegation: who interprets and applies the rule' },
  ],
  concepts: ['casus-foederis', 'threat-perception', 'legalization', 'entrapment'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { AUH GMY ITA }
  trigger Menaced { threat on any party by any third-state }
  obligation Neutrality { other parties shall remain neutral when Menaced }
}`,
      says: 'Who says that a party is threatened?',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { AUH GMY ITA }
  trigger Menaced { threat on any party by any third-state determined by all parties }
  obligation Neutrality { other parties shall remain neutral when Menaced }
  trigger Alarm { threat on any party by any third-state }
  obligation Consult { all parties shall consult when Alarm }
}`,
      says: 'All parties together say so. To consult, nobody need judge first.',
    },
  ],
  options: [ambiguityLimit],
  check(subject, report) {
    const { treaty, workspace, settings } = subject;
    if (!treaty) return;
    for (const { clause, at, says, duties } of casusOf(treaty)) {
      if (duties.every((duty) => talking.has(duty.action?.verb ?? 'consult'))) continue;
      const events = clause.kind === 'event' ? [clause] : clause.condition ? eventsIn(clause.condition) : [];
      const open = events.filter(
        (event) => isJudgement(event) && !event.parts.some((part) => part.what === 'determined'),
      );
      const [first] = open;
      if (!first) continue;
      const battery = probe(workspace, treaty, clause, { day: settings.day, refusals: false });
      if (battery.share * 100 > optionOf(settings, ambiguityLimit)) continue;
      const kind = first.kinds.find((each) => matters.has(each.value))?.value;
      const meant = deliberate(clause);
      const organ = organOfAll(battery.context, battery.day);
      const ways = [organ ?? 'all parties', 'any party'];
      report({
        at,
        ...(meant ? { severity: 'information' as const } : {}),
        message: `Nobody is named to say that ${says} has happened, and a ${kind} is a matter of judgement: the party that says so may be the one that wants the quarrel. ${
          meant
            ? 'It is marked as meant: each will judge for itself when it comes to it.'
            : `Add \`determined by ${ways[0]}\`, or \`determined by any party\` if each may judge for itself.`
        }`,
        fixes: ways.map((who) => ({
          title: `Add \`determined by ${who}\``,
          safe: false,
          edits: open.map((event) => replace(subject, { start: event.end, end: event.end }, ` determined by ${who}`)),
        })),
      });
    }
  },
};

const talking: ReadonlySet<Verb> = new Set<Verb>(['consult', 'notify', 'negotiate']);
/** Kinds of event that are somebody's opinion. */
const matters: ReadonlySet<string> = new Set(['threat', 'breach']);

function isJudgement({ kinds }: EventPattern): boolean {
  return kinds.some((kind) => kind.kind === 'word' && matters.has(kind.value));
}

import { locate } from '../../model/site.ts';
import type { Rule } from '../rule.ts';
import { CHARTER_DAY, callClause, dateOf, supportUponEvent } from './whole.ts';

export const secretCommitment: Rule = {
  id: 'secret-commitment',
  group: 'credibility and design',
  severity: 'information',
  title: 'Support is promised in secret, so it cannot deter',
  explanation: `Deterrence needs to be known: an adversary who does not hear of a promise reckons without it, and may begin a war that he would have shunned. Bas
and Schub (2016) show how secret alliances make both sides too confident. What secrecy buys is a free hand at home, or toward a third power; in
February 1888 Germany and Austria-Hungary published theirs of 1879 because they wanted it to be heard. Since 1945 members of the United Nations register
their treaties; one that is not registered cannot be invoked before an organ of the organization (Charter, article 102).

The rule speaks once for each treaty, at \`secret\`, where the secret covers fighting support upon an event: in an article with other clauses that article's, else the whole treaty's. A secret
division of spheres, a secret promise of neutrality or standing aid is no deterrent to begin with, and no finding.`,
  sources: [{ id: 'bas-schub-2016' }, { id: 'schelling-1966' }, { id: 'un-charter-102' }],
  concepts: ['secret-treaty', 'deterrence-theory', 'miscalculation'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 1900-01-01
  parties { AUH GMY }
  trigger Attack { armed-attack on any party by RUS }
  obligation Help { other party shall defend that party when Attack }
  secret
}`,
      says: 'Russia cannot be deterred by what it does not know.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 1900-01-01
  parties { AUH GMY }
  article 1 {
    trigger Attack { armed-attack on any party by RUS }
    obligation Help { other party shall defend that party when Attack }
  }
  article 2 {
    secret
    recital Spheres { each party recognizes "the interests of the other" }
  }
}`,
      says: 'The promise is public; only what is agreed beside it is secret.',
    },
  ],
  check({ treaty, settings }, report) {
    if (!treaty) return;
    const { clauses, provisions } = treaty.treaty;
    for (const { node, article } of provisions) {
      if (node.kind !== 'secret') continue;
      const alone = !article || !clauses.some((each) => each.article === article && each.node !== node);
      const [covered] = supportUponEvent(treaty.treaty).filter((each) => alone || each.article === article);
      if (!covered) continue;
      const invoked =
        dateOf(treaty.treaty, settings.day) >= CHARTER_DAY
          ? ', and unregistered it cannot be invoked before an organ of the United Nations'
          : '';
      report({
        at: node,
        message: `${callClause(covered)} is kept secret${node.duration ? ' for a time' : ''}, so it cannot deter whom it is directed against${invoked}. If it is to deter, publish that promise and keep secret only how it is carried out.`,
        related: [{ ...locate(treaty.site, covered.node.name ?? covered.node), message: 'what is kept secret' }],
      });
      return;
    }
  },
};

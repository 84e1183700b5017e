/**
 * Rules of international law that findings cite, each in one sentence of our own words. The texts themselves govern;
 * these lines only say which article a finding has in mind.
 */
import type { SourceId } from './sources.ts';

export type Law = {
  /** kebab-case, such as `un-charter-51`. */
  readonly id: string;
  /** As one cites it: "UN Charter, article 51". */
  readonly title: string;
  /** What it says, in one sentence of our own. */
  readonly what: string;
  readonly source: SourceId;
};

const charter = (article: string, id: string, what: string): Law => ({
  id: `un-charter-${id}`,
  title: `UN Charter, article ${article}`,
  what,
  source: 'un-charter',
});

const vienna = (article: string, what: string): Law => ({
  id: `vclt-${article}`,
  title: `Vienna Convention on the Law of Treaties, article ${article}`,
  what,
  source: 'vclt',
});

/** All of them, the Charter first, each in the order of its articles. */
export const laws: readonly Law[] = [
  charter(
    '2(4)',
    '2-4',
    'Members refrain from the threat or use of force against the territorial integrity or political independence of any state, or otherwise against the purposes of the United Nations.',
  ),
  charter(
    '51',
    '51',
    'If an armed attack occurs, states keep the right of individual or collective self-defence until the Security Council has taken the measures necessary, and report what they do to it at once.',
  ),
  charter(
    '53',
    '53',
    'Regional arrangements take no enforcement action without the authorization of the Security Council.',
  ),
  charter(
    '54',
    '54',
    'The Security Council is kept fully informed of what regional arrangements do or have in mind to keep the peace.',
  ),
  charter(
    '102',
    '102',
    'Every treaty of a member is registered with the Secretariat and published; one that is not cannot be invoked before an organ of the United Nations.',
  ),
  charter(
    '103',
    '103',
    'Where a member’s obligations under the Charter and under another agreement conflict, those under the Charter prevail.',
  ),
  vienna(
    '2',
    'A treaty is an agreement between states in written form and governed by international law, whatever it is called; a reservation is a unilateral statement that excludes or changes the effect of a provision for its maker.',
  ),
  vienna(
    '11',
    'Consent to be bound may be given by signature, exchange of instruments, ratification, acceptance, approval or accession, or as agreed.',
  ),
  vienna('12', 'Signature binds where the treaty says so or the negotiating states so agreed or intended.'),
  vienna('13', 'An exchange of instruments binds where they say so or the states so agreed.'),
  vienna('14', 'Ratification is needed where the treaty says so or the states so agreed or intended.'),
  vienna('15', 'Accession binds where the treaty provides for it or all parties agree to it.'),
  vienna(
    '16',
    'Instruments take effect when they are exchanged, deposited or notified, unless the treaty provides otherwise.',
  ),
  vienna('17', 'Consent to part of a treaty counts only if the treaty permits it or the other states agree.'),
  vienna(
    '18',
    'A state that has signed, or has consented pending entry into force, does nothing that would defeat the treaty’s object and purpose.',
  ),
  vienna(
    '28',
    'Unless a different intention appears, a treaty does not bind a party as to acts or facts before it entered into force for that party.',
  ),
  vienna(
    '30',
    'Of successive treaties on the same subject the later governs between parties to both, and toward others each remains bound by the treaty they share; a treaty that declares itself subject to another yields to it.',
  ),
  vienna(
    '31',
    'A treaty is interpreted in good faith by the ordinary meaning of its terms in their context and in the light of its object and purpose, with later agreement and practice.',
  ),
  vienna('34', 'A treaty creates neither obligations nor rights for a third state without its consent.'),
  vienna('54', 'A treaty ends, or a party leaves it, as the treaty provides or by consent of all parties.'),
  vienna(
    '55',
    'A multilateral treaty does not end merely because its parties fall below the number needed for its entry into force.',
  ),
  vienna(
    '56',
    'A treaty with no provision on its end cannot be denounced unless the parties intended it or its nature implies it, and then on at least twelve months’ notice.',
  ),
  vienna(
    '59',
    'A treaty ends when all its parties conclude a later one on the same subject that is meant to govern, or that cannot be applied beside it.',
  ),
  vienna('60', 'A material breach by one party entitles the others to end or suspend the treaty, in whole or in part.'),
  vienna(
    '62',
    'A fundamental and unforeseen change of circumstances ends a treaty only if they were an essential basis of consent and the change radically transforms what is still owed.',
  ),
];

const byId: ReadonlyMap<string, Law> = new Map(laws.map((law) => [law.id, law]));

/** The rule of law with this id, if there is one. */
export function findLaw(id: string): Law | undefined {
  return byId.get(id);
}

/** Who pays. */
import type { WrittenConcept } from './concept.ts';

export const burden: readonly WrittenConcept[] = [
  {
    id: 'burden-sharing',
    name: 'burden-sharing',
    otherNames: ['burden sharing', 'sharing the burden', 'cost-sharing', 'defence burden'],
    definition:
      'The division among allies of the cost and risk of common defence, in money, forces, territory and lives. It may be fixed by shares and formulas, or left to each.',
    matters:
      'Without a stated share and a stated basis there is nothing to hold anyone to. Blankenship (2023) adds that a patron does not always want more from its allies: those who pay more also obey less.',
    shows:
      'Shares that sum to a hundred per cent with a basis; contributions in men or divisions; spending duties. NATO’s common funding has an agreed key, national defence spending has only a guideline.',
    related: ['free-rider-problem', 'exploitation-hypothesis', 'defense-spending', 'two-percent-guideline'],
    sources: ['olson-zeckhauser-1966', 'blankenship-2023', 'sandler-hartley-2001'],
  },
  {
    id: 'free-rider-problem',
    name: 'free rider problem',
    otherNames: ['free riding', 'free-rider', 'easy riding'],
    definition:
      'The incentive to let others pay for a good that one enjoys anyway. Deterrence is such a good where nobody in the alliance can be left out of it and one’s safety takes none from another.',
    matters:
      'A promise to defend unconditionally removes the strongest means of making the protected pay. What counters it is what makes the benefit depend on the effort: shares with a basis, force goals, contributions by number, review.',
    shows:
      'Common costs with no shares; a duty of “the Parties” and of none of them; self-help without a measure (North Atlantic Treaty, article 3). Shares well below capacity are shown by the burden figures.',
    related: ['public-goods-theory-of-alliances', 'exploitation-hypothesis', 'defense-spending'],
    sources: ['olson-zeckhauser-1966', 'sandler-hartley-2001'],
  },
  {
    id: 'exploitation-hypothesis',
    name: 'exploitation hypothesis',
    otherNames: ['exploitation of the great by the small', 'disproportionality'],
    definition:
      'Olson and Zeckhauser’s proposition that in an alliance which provides a public good the large bear a share greater than their size, and the small less. They found it in NATO’s figures for 1964, comparing national income with the share of it spent on defence.',
    matters:
      'It says that equal words yield unequal effort, so a drafter who wants proportion must write it. The tendency weakens where spending also buys private benefits, as later work on joint products found.',
    shows:
      'In figures, not in text: the rank correlation of capacity with effort. A positive one is what the hypothesis expects.',
    related: ['public-goods-theory-of-alliances', 'asymmetric-alliance'],
    sources: ['olson-zeckhauser-1966', 'sandler-hartley-2001'],
  },
  {
    id: 'public-goods-theory-of-alliances',
    name: 'public goods theory of alliances',
    otherNames: ['economic theory of alliances', 'collective goods theory', 'joint product model', 'collective action'],
    definition:
      'The theory that treats the security an alliance provides as a public good: no ally can be kept from it, and one’s share takes nothing from another’s. Each then provides less than would be best for all, and the joint product model adds benefits that are private to the provider.',
    matters:
      'It tells which clauses are needed where: purely common goods (deterrence, headquarters) need fixed shares, partly private ones (one’s own army) need less. The more a duty’s benefit can be withheld, the less it needs a formula.',
    shows:
      'Common funds and joint organs with a key; what is left to national budgets; conditions that tie protection to contribution.',
    related: ['defense-spending', 'alliance-theory'],
    sources: ['olson-zeckhauser-1966', 'sandler-hartley-2001'],
  },
  {
    id: 'defense-spending',
    name: 'defense spending',
    otherNames: ['defence expenditure', 'military spending', 'military expenditure'],
    definition:
      'What a state spends on its armed forces, usually given as a share of its gross domestic product. It measures input and not capability, and its definition differs from source to source.',
    matters:
      'A spending duty needs a percentage, of what, by when, and whose figures. Alley (2021) argues that deep treaties let smaller members spend less, because they trust the promise; so a strong duty to defend and a high duty to spend pull against each other.',
    shows:
      '`spend N% of gdp on defence`, or softer: “maintain and develop their individual and collective capacity to resist armed attack” (North Atlantic Treaty, article 3; ANZUS, article II).',
    related: ['two-percent-guideline', 'alliance-depth', 'domestic-politics-of-alliances'],
    sources: ['alley-2021', 'sandler-hartley-2001', 'morrow-1993'],
  },
  {
    id: 'two-percent-guideline',
    name: 'two percent guideline',
    otherNames: [
      '2% guideline',
      'two per cent guideline',
      '2 percent target',
      'defence investment pledge',
      '2% of GDP',
    ],
    definition:
      'The pledge of NATO’s members at Wales on 5 September 2014 to move, within a decade, toward spending two per cent of gross domestic product on defence, and a fifth of that on major equipment. At The Hague on 25 June 2025 they set five per cent by 2035 in its place.',
    matters:
      'It is a political undertaking in a declaration, not a treaty duty: “aim to move towards” binds nobody in law. A drafter who wants it binding needs shall, a date, a definition and a consequence.',
    shows:
      'Percentages of gross domestic product in a declaration; “should”, “aim to”. Written as an obligation it is checked against the figures of the year.',
    related: ['legalization'],
    sources: ['nato-wales-2014', 'nato-hague-2025'],
  },
];

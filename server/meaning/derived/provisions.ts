/** What a treaty says once of itself – secrecy, ratification, term, renewal, exit, accession, organs – as ATOP codes it. */
import type { Duration, Provision } from '../../../grammar/index.ts';
import type { Clause } from '../../model/treaty.ts';
import type { PlacedTreaty } from '../../model/workspace.ts';
import { type Because, becauseOf, becauseOfHead, type Figure } from './figure.ts';
import { isFragment } from './promises.ts';

export interface Provisions {
  readonly codes: Readonly<Record<string, Figure<number>>>;
}

/** A stretch of time in months; days are no whole months and give nothing. */
export function monthsOf(duration: Duration | undefined): number | undefined {
  const count = Number(duration?.count?.value.replaceAll('_', ''));
  if (!duration?.unit || Number.isNaN(count) || duration.unit === 'day') return undefined;
  return duration.unit === 'year' ? count * 12 : count;
}

/** Reads the provisions of a treaty. */
export function provisionsOf(placed: PlacedTreaty): Provisions {
  const { treaty } = placed;
  const partial = isFragment(placed);
  const unknown = (because: readonly Because[], says: string): Figure<number> => ({ because, says });
  const absent = (because: readonly Because[] = []): Figure<number> =>
    partial ? unknown(because, 'Not all of the text is at hand, and what is does not say.') : { value: 0, because };
  const find = <K extends Provision['kind']>(kind: K) =>
    treaty.provisions.find((each) => each.node.kind === kind) as Clause<Extract<Provision, { kind: K }>> | undefined;
  const of = (clause: Clause | undefined): readonly Because[] => (clause ? [becauseOf(placed, clause)] : []);
  const codes: Record<string, Figure<number>> = {};

  // ---------- secrecy ----------
  const secret = treaty.provisions.filter(({ node }) => node.kind === 'secret');
  // alone in its article it speaks of the treaty; beside other clauses it speaks of that article
  const whole = secret.filter(
    ({ article, node }) => !article || !treaty.clauses.some((each) => each.article === article && each.node !== node),
  );
  const secretBecause = (whole.length > 0 ? whole : secret).map((clause) => becauseOf(placed, clause));
  if (secret.length === 0) Object.assign(codes, { pubsecr: absent(), secrart: absent() });
  else if (whole.length > 0)
    Object.assign(codes, {
      pubsecr: { value: 2, because: secretBecause },
      secrart: { value: 8, because: secretBecause },
    });
  else
    Object.assign(codes, {
      pubsecr: { value: 1, because: secretBecause },
      secrart: unknown(secretBecause, 'Which kind of article ATOP counts it as is not known for sure.'),
    });

  // ---------- establishment ----------
  const ratification = find('ratification');
  const form = treaty.heads.find((head) => head.what === 'form');
  const byExecutive = treaty.form === 'executive-agreement' || treaty.form === 'exchange-of-notes';
  codes.estmode = ratification
    ? { value: ratification.node.required ? 1 : 0, because: of(ratification) }
    : byExecutive && form
      ? { value: 0, because: [becauseOfHead(placed, form, 'form')] }
      : unknown([], 'The text does not say how it was to be concluded.');

  // ---------- accession ----------
  const accession = find('accession');
  const adding: Figure<number> =
    !accession || accession.node.how === 'closed'
      ? absent(of(accession))
      : unknown(of(accession), 'Others may accede; which of ATOP’s values that is, is not known for sure.');
  Object.assign(codes, { proadd: adding, futmem: adding });

  // ---------- term, renewal, exit ----------
  const term = find('term');
  const withdrawal = find('withdrawal');
  const review = find('review');
  const after = withdrawal?.node.after;
  const termBecause = of(term);
  const exitBecause = of(withdrawal);
  const none: Figure<number> = { value: 0, because: [] };
  codes.conwtin = none;
  if (
    term?.node.indefinite ||
    (!term && withdrawal && !after && !withdrawal.node.atEndOfTerm && !withdrawal.node.none)
  ) {
    codes.speclgth = term ? { value: 3, because: termBecause } : absent(exitBecause);
    codes.length = { value: 0, because: termBecause };
    if (!term) codes.length = absent(exitBecause);
  } else if (term?.node.whileTreaty) {
    codes.speclgth = { value: 2, because: termBecause };
    codes.length = { value: 0, because: termBecause };
  } else if (term?.node.duration) {
    const months = monthsOf(term.node.duration);
    codes.speclgth = { value: 1, because: termBecause };
    codes.length = months === undefined ? unknown(termBecause, 'The term is in days.') : { value: months, because: termBecause }; // biome-ignore format: one line
  } else if (!term && after) {
    // nobody may leave before that: a term in all but name
    const months = monthsOf(after);
    codes.speclgth = { value: 1, because: exitBecause };
    codes.length = months === undefined ? unknown(exitBecause, 'The term is in days.') : { value: months, because: exitBecause }; // biome-ignore format: one line
  } else Object.assign(codes, { speclgth: absent(termBecause), length: absent(termBecause) });

  codes.renounce = !withdrawal
    ? absent()
    : withdrawal.node.none
      ? { value: 2, because: exitBecause }
      : after && !term
        ? { value: 0, because: exitBecause }
        : after
          ? unknown(exitBecause, 'It may be left after a time within its term; that value is not known for sure.')
          : withdrawal.node.atEndOfTerm
            ? { value: 0, because: exitBecause }
            : { value: 1, because: exitBecause };

  const renewed = term?.node.renewed;
  if (renewed) {
    const months = monthsOf(renewed.duration);
    codes.proren = { value: 2, because: termBecause };
    codes.renewlgt = months === undefined ? unknown(termBecause, 'For how long is not said.') : { value: months, because: termBecause }; // biome-ignore format: one line
  } else if (term?.node.untilDenounced || (after && !term)) {
    codes.proren = { value: 2, because: [...termBecause, ...exitBecause] };
    codes.renewlgt = { value: 0, because: [...termBecause, ...exitBecause] };
  } else if (review?.node.atEndOfTerm) {
    const says = 'At the end of the term it is to be reviewed: whether that is renewal is not said.';
    codes.proren = unknown(of(review), says);
    codes.renewlgt = unknown(of(review), says);
  } else Object.assign(codes, { proren: absent(termBecause), renewlgt: absent(termBecause) });

  // ---------- disputes ----------
  const disputes = find('disputes');
  const decides = disputes?.node.ways.some((way) => way.value === 'arbitration' || way.value === 'court');
  codes.conwtin = disputes ? { value: 1, because: of(disputes) } : absent();
  codes.medarb = decides ? { value: 1, because: of(disputes) } : absent(of(disputes));

  Object.assign(codes, organCodes(placed, absent, unknown));
  return { codes };
}

const military: ReadonlySet<string> = new Set(['planning', 'command', 'procurement', 'training', 'intelligence']);

function organCodes(
  placed: PlacedTreaty,
  absent: (because?: readonly Because[]) => Figure<number>,
  unknown: (because: readonly Because[], says: string) => Figure<number>,
): Record<string, Figure<number>> {
  const { organs } = placed.treaty;
  const because = organs.map((clause) => becauseOf(placed, clause));
  if (organs.length === 0) return { organ1: absent(), orgpurp1: absent(), organ2: absent(), orgpurp2: absent() };
  const meets = organs.map(({ node }) => node.meets?.value);
  const says = 'How often it is to meet is not said, so neither is how formal it is.';
  const organ1: Figure<number> = meets.includes('standing')
    ? { value: 2, because }
    : meets.includes(undefined)
      ? unknown(because, says)
      : { value: 1, because };
  const tasked = organs.filter(({ node }) => node.tasks.some((task) => military.has(task.value)));
  const orgpurp1: Figure<number> =
    tasked.length > 0
      ? { value: 1, because: tasked.map((clause) => becauseOf(placed, clause)) }
      : unknown(because, 'No military task is named; the other values are not known for sure.');
  const second =
    organs.length > 1 ? unknown(because, 'Which of several organs ATOP counts apart is not known.') : absent(because);
  return { organ1, orgpurp1, organ2: second, orgpurp2: second };
}

/** Treaties made up for measuring: always the same ones, between the states of the register on one day. */
import { nameState } from '../../server/meaning/index.ts';
import { firstDay } from '../../server/model/dates.ts';
import { allStates } from '../../server/model/register.ts';
import { numbers } from './numbers.ts';

/** The day of analysis of the corpus. */
export const corpusDay = firstDay({ year: 2016, month: 6, day: 1 });

/** The codes of all states on that day. */
export const corpusStates: readonly string[] = allStates(corpusDay).map((state) => nameState(state, corpusDay));

/** So many treaties as texts, one file each. Most have two parties; one in ten has a clause by which a war spreads. */
export function corpus(size: number, seed = 1): readonly string[] {
  const next = numbers(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const some = (count: number, but: readonly string[] = []) => {
    const found = new Set<string>();
    while (found.size < count) {
      const code = corpusStates[below(corpusStates.length)] as string;
      if (!but.includes(code)) found.add(code);
    }
    return [...found];
  };
  return Array.from({ length: size }, (_, index) => {
    const parties = some(next() < 0.85 ? 2 : 3 + below(6));
    const [foe = ''] = some(1, parties);
    const dice = next();
    const other = parties.length > 2 ? 'the other parties' : 'the other party';
    const help =
      dice < 0.35
        ? `${other} shall defend that party when Attack`
        : dice < 0.55
          ? `${other} shall assist that party with all-means when Attack`
          : dice < 0.7
            ? `${other} shall assist that party at discretion over measures when Attack`
            : dice < 0.85
              ? `each party shall remain neutral when Attack`
              : `each party shall refrain from force against the other party`;
    const attack = next();
    const trigger =
      attack < 0.4
        ? `armed-attack on any party`
        : attack < 0.75
          ? `unprovoked armed-attack on any party by ${foe}`
          : attack < 0.9
            ? `armed-attack on any party except ${foe}`
            : `invasion on any party by any third-state`;
    const spreads =
      next() < 0.1
        ? `article 2 { obligation Join { ${other} shall defend that party when war-entry against any party } }`
        : '';
    return [
      `treaty T${index} "Made up ${index}" {`,
      '  signed 2000-01-01',
      `  parties { ${parties.join(' ')} }`,
      '  term indefinite',
      `  trigger Attack { ${trigger} }`,
      `  article 1 { obligation Help { ${help} } }`,
      `  ${spreads}`,
      `  article 3 { obligation Talk { all parties shall consult when threat on any party } }`,
      '}',
    ].join('\n');
  });
}

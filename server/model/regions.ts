/**
 * The areas that need no declaration. Which state lies in which follows from its Correlates of War number
 * (Correlates of War Project, State System Membership, v2016), whose hundreds are regions; the dividing lines are theirs,
 * so Russia, Cyprus and the Caucasus count as Europe, and Turkey and Egypt as Middle East.
 */

export type RegionName = 'Europe' | 'NorthAmerica' | 'SouthAmerica' | 'Africa' | 'MiddleEast' | 'Asia' | 'Oceania';

export interface BuiltinArea {
  name: 'World' | RegionName;
  title: string;
  within?: 'World';
}

export const builtinAreas: readonly BuiltinArea[] = [
  { name: 'World', title: 'the whole world' },
  { name: 'Europe', title: 'Europe', within: 'World' },
  { name: 'NorthAmerica', title: 'North and Central America and the Caribbean', within: 'World' },
  { name: 'SouthAmerica', title: 'South America', within: 'World' },
  { name: 'Africa', title: 'Africa south of the Sahara, the Maghreb and Sudan', within: 'World' },
  { name: 'MiddleEast', title: 'the Middle East, with Turkey and Egypt', within: 'World' },
  { name: 'Asia', title: 'Asia', within: 'World' },
  { name: 'Oceania', title: 'Australia, New Zealand and the Pacific islands', within: 'World' },
];

const ranges: readonly (readonly [from: number, to: number, region: RegionName])[] = [
  [2, 99, 'NorthAmerica'],
  [100, 165, 'SouthAmerica'],
  [200, 399, 'Europe'],
  [402, 626, 'Africa'],
  [630, 698, 'MiddleEast'],
  [700, 899, 'Asia'],
  [900, 999, 'Oceania'],
];

/** The region of a Correlates of War number, if the number lies in one. */
export function regionOfNumber(cow: number): RegionName | undefined {
  return ranges.find(([from, to]) => cow >= from && cow <= to)?.[2];
}

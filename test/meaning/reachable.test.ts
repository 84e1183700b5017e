/** Triggers that nothing can meet, and those that only look so. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contradictsItself, whyUnreachable } from '../../server/meaning/reachable.ts';
import { sampleWorkspace, treaty, trigger, workspaceOf } from './_read.ts';

function why(clauses: string, head = 'in-force 1882-05-20', ...world: string[]): string | undefined {
  const body = /\btrigger\b/.test(clauses) ? clauses : `trigger T ${clauses}`;
  const workspace = workspaceOf(`treaty Pact "P" { ${head} parties { AUH GMY ITA } ${body} }`, ...world);
  const placed = treaty(workspace, 'Pact');
  return whyUnreachable(workspace, placed, trigger(placed, 'T'))?.says;
}

describe('nothing can meet', () => {
  const never: [clauses: string, reason: RegExp, head?: string][] = [
    ['{ armed-attack on RUS by FRN except FRN }', /nobody is left/i],
    ['{ armed-attack on any party except any party by RUS }', /nobody is left/i],
    [
      '{ armed-attack on any party by at least 3 of Two }  group Two = FRN, RUS'.replace(/^/, 'trigger T '),
      /fewer than are asked/,
    ],
    ['{ armed-attack on any party after 1890 before 1885 }', /no day/i],
    ['{ armed-attack on any party after 1890 }', /no longer in force/, 'in-force 1882 ended 1888'],
    ['{ armed-attack on any party before 1880 }', /not in force before/],
    ['{ armed-attack on any party }', /never in force/, 'in-force 1890 ended 1888'],
    [
      'area A { includes "the islands" excludes "the islands" } trigger T { armed-attack on any party in A }',
      /excludes/,
    ],
    [
      'area A { includes territory of GMY excludes territory of any party } trigger T { armed-attack on any party in A }',
      /excludes/,
    ],
    ['trigger U { armed-attack on any party } trigger T = U and not U', /asked for and excluded/],
  ];
  for (const [clauses, reason, head] of never)
    it(clauses, () => assert.match(why(clauses, head) ?? 'reachable', reason));
});

describe('something can meet', () => {
  const some: [clauses: string, head?: string][] = [
    ['{ armed-attack on any party by RUS }'],
    ['{ armed-attack on any party by Nobody }'],
    ['{ armed-attack on any party by "Cossack bands" }'],
    ['{ armed-attack on any party by any state "European Power" }'],
    ['{ war between any party and FRN before 1880 }'],
    ['{ armed-attack on any party after 1885 }', 'in-force 1882 ended 1888'],
    ['area A { includes territory of any party excludes "the colonies" } trigger T { armed-attack on any party in A }'],
    ['trigger U { armed-attack on any party } trigger V { armed-attack on any party by RUS } trigger T = U and not V'],
    [
      'trigger U { armed-attack on any party by FRN except FRN } trigger V { armed-attack on any party } trigger T = U or V',
    ],
    ['trigger T = Missing'],
  ];
  for (const [clauses, head] of some) it(clauses, () => assert.equal(why(clauses, head), undefined));

  it('a treaty whose parties are still to be written', () => {
    const workspace = workspaceOf('treaty Draft "D" { trigger T { armed-attack on any party } }');
    const placed = treaty(workspace, 'Draft');
    assert.equal(whyUnreachable(workspace, placed, trigger(placed, 'T')), undefined);
  });

  it('every trigger of the samples', () => {
    const workspace = sampleWorkspace();
    for (const placed of workspace.treaties)
      for (const { node } of placed.treaty.triggers)
        assert.equal(
          whyUnreachable(workspace, placed, node)?.says,
          undefined,
          `${placed.treaty.name}.${node.name?.value}`,
        );
  });
});

describe('what contradicts itself', () => {
  const contradicts = (clauses: string): boolean => {
    const workspace = workspaceOf(`treaty Pact "P" { in-force 1882-05-20 parties { AUH GMY ITA } ${clauses} }`);
    const placed = treaty(workspace, 'Pact');
    return contradictsItself(workspace, placed, trigger(placed, 'T'));
  };
  const base = 'trigger U { armed-attack against the victim by RUS }'.replace('the victim', 'any party');
  for (const [wide, is] of [
    ['armed-attack on any party by RUS', true],
    ['armed-attack on any party by any state', true],
    ['hostile-act on any party', true],
    ['armed-attack or threat on any party by RUS', true],
    ['armed-attack on any party by any third-state', false],
    ['unprovoked armed-attack on any party by RUS', false],
    ['armed-attack on any party by RUS in Europe', false],
    ['armed-attack on any party by RUS before 1885', false],
    ['armed-attack on any party determined by any party', false],
    ['invasion on any party by RUS', false],
    ['armed-attack on GMY by RUS', false],
  ] as const)
    it(`an attack by Russia and not ${wide}: ${is ? 'yes' : 'no'}`, () =>
      assert.equal(contradicts(`${base} trigger V { ${wide} } trigger T = U and not V`), is));
  it('where one way is left, it does not', () =>
    assert.equal(contradicts(`${base} trigger V { threat on any party } trigger T = (U or V) and not U`), false));
});

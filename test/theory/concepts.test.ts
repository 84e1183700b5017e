import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { conceptGroups, concepts, findConcept, renderConcept, suggestConcepts } from '../../server/theory/concepts.ts';
import { figureNotes } from '../../server/theory/figures.ts';
import { findSource } from '../../server/theory/sources.ts';

/** Every name that must resolve. */
const required = `
  alliance theory · alliance · military alliance · informal alignment · mutual defense · defensive alliance · offensive alliance · neutrality pact ·
  nonaggression pact · consultation pact · guarantee · collective security · collective defense · NATO · Japan–United States security alliance ·
  deterrence theory · extended deterrence · nuclear umbrella · credibility · credible commitment · costly signal · resolve · political signaling ·
  miscalculation · balance of power · balance of threat · bandwagoning · buck-passing · chain-ganging · threat perception · revisionist power ·
  entrapment · entanglement · abandonment · alliance security dilemma · moral hazard · strategic ambiguity · strategic autonomy · strategic flexibility ·
  alliance cohesion · burden-sharing · free rider problem · exploitation hypothesis · public goods theory of alliances · defense spending · two percent guideline ·
  interoperability · integrated command · basing rights · alliance management · reassessment · accession criteria · withdrawal ·
  casus foederis · casus belli · armed attack · aggression · self-defense (article 51) · constitutional processes · public opinion · audience costs ·
  domestic politics of alliances · asymmetric alliance · autonomy–security trade-off · conditionality · legalization (obligation, precision, delegation) · alliance depth ·
  military institutionalization · treaty reliability · wedge strategy · tripwire force · domestic politics`
  .split('·')
  .map((name) => name.trim());

describe('concepts', () => {
  for (const name of required) {
    it(`knows ${name}`, () => assert.ok(findConcept(name), `nothing is called ${name}`));
  }

  it('have ids in kebab-case, each once', () => {
    for (const { id } of concepts) assert.match(id, /^[a-z]+(-[a-z]+)*$/);
    assert.equal(new Set(concepts.map(({ id }) => id)).size, concepts.length);
  });

  it('share no name: every id, name and other name leads to its own concept', () => {
    for (const concept of concepts) {
      for (const name of [concept.id, concept.name, ...concept.otherNames]) {
        assert.equal(findConcept(name)?.id, concept.id, `“${name}” leads elsewhere`);
      }
    }
  });

  it('are related both ways, to concepts that exist, and not to themselves', () => {
    for (const { id, related } of concepts) {
      assert.ok(related.length >= 2, `${id} stands alone`);
      assert.equal(new Set(related).size, related.length, `${id} names one twice`);
      for (const other of related) {
        const found = concepts.find((each) => each.id === other);
        assert.ok(found, `${id} is related to ${other}, which is no concept`);
        assert.ok(found.related.includes(id), `${other} does not name ${id}`);
        assert.notEqual(other, id);
      }
    }
  });

  it('hang together: from one concept all can be reached', () => {
    const reached = new Set(['alliance']);
    for (const id of reached) for (const next of findConcept(id)?.related ?? []) reached.add(next);
    assert.deepEqual(
      concepts.map(({ id }) => id).filter((id) => !reached.has(id)),
      [],
    );
  });

  it('name sources that exist, at least one each', () => {
    for (const { id, sources } of concepts) {
      assert.ok(sources.length > 0, `${id} has no source`);
      for (const source of sources) assert.ok(findSource(source), `${id} names ${source}, which is no source`);
    }
  });

  it('are defined in two sentences', () => {
    for (const { id, definition } of concepts) {
      // A semicolon is no end; a full stop within brackets or after a figure is none either.
      const sentences = definition.split(/(?<=[.!?])\s+(?=[\p{Lu}“])/u);
      assert.ok(sentences.length === 2, `${id} is defined in ${sentences.length} sentences`);
    }
  });

  it('stand in one group each', () => {
    assert.deepEqual(
      conceptGroups.flatMap(({ ids }) => ids),
      concepts.map(({ id }) => id),
    );
  });
});

describe('looking up a concept', () => {
  it('minds neither case, hyphens, dashes, plurals nor the side of the Atlantic', () => {
    for (const [typed, id] of [
      ['FREE-RIDER PROBLEMS', 'free-rider-problem'],
      ['burden sharing', 'burden-sharing'],
      ['Autonomy-Security Trade-offs', 'autonomy-security-trade-off'],
      ['mutual defence', 'mutual-defense'],
      ['political signalling', 'political-signaling'],
      ['Self-Defence', 'self-defense'],
      ['alliances', 'alliance'],
      ['casus fœderis'.replace('œ', 'oe'), 'casus-foederis'],
      ['2% guideline', 'two-percent-guideline'],
      ['nato', 'nato'],
    ] as const) {
      assert.equal(findConcept(typed)?.id, id, typed);
    }
  });

  it('finds nothing for what is none, and does not fall over anything typed', () => {
    assert.equal(findConcept('quantum gravity'), undefined);
    assert.equal(findConcept('   '), undefined);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        findConcept(typed);
        suggestConcepts(typed);
      }),
    );
  });

  it('suggests what a slip or a beginning was meant for', () => {
    assert.equal(suggestConcepts('entrapmnet')[0]?.id, 'entrapment');
    assert.equal(suggestConcepts('free rider')[0]?.id, 'free-rider-problem');
    assert.equal(suggestConcepts('casus')[0]?.id.startsWith('casus-'), true);
    assert.ok(suggestConcepts('deterrence theoryy').some(({ id }) => id === 'deterrence-theory'));
    assert.deepEqual(suggestConcepts('zzzzzzzzzzzz'), []);
    assert.equal(suggestConcepts('alliance', 5).length, 5);
  });
});

describe('the page of a concept', () => {
  const link = (id: string, title: string) => `[${title}](${id}.md)`;

  it('has every part, with related concepts and rules as links', () => {
    for (const concept of concepts) {
      const page = renderConcept(concept, { link, rules: [{ id: 'some-rule', title: 'what it finds' }] });
      for (const part of [
        concept.definition,
        concept.matters,
        concept.shows,
        '[some-rule](some-rule.md): what it finds',
      ]) {
        assert.ok(page.includes(part), `${concept.id} lacks ${part}`);
      }
      for (const other of concept.related) assert.ok(page.includes(`](${other}.md)`), `${concept.id} lacks ${other}`);
      assert.doesNotMatch(page, /undefined|\n\n\n/);
      assert.ok(page.endsWith('\n'));
    }
  });

  it('leaves out rules where there are none, and says when one source stands alone', () => {
    const [entrapment, ...rest] = concepts.filter(({ id }) => id === 'entrapment');
    assert.ok(entrapment && rest.length === 0);
    assert.doesNotMatch(renderConcept(entrapment, { link }), /Rules|Only one source/);
    assert.match(renderConcept({ ...entrapment, sources: ['snyder-1984'] }, { link }), /Only one source/);
  });

  it('cites the source with author, year and place', () => {
    const entrapment = findConcept('entrapment');
    assert.ok(entrapment);
    assert.match(
      renderConcept(entrapment, { link }),
      /Snyder, Glenn H\. \(1984\)\. \*The Security Dilemma in Alliance Politics\*\. World Politics 36\(4\): 461–495\./,
    );
  });
});

it('every figure names concepts that there are, and stands on their pages', () => {
  for (const { name, concepts: ids } of figureNotes)
    for (const id of ids) {
      const concept = findConcept(id);
      assert.ok(concept, `${name}: ${id}`);
      assert.ok(renderConcept(concept, { link: (_, title) => title }).includes(`- ${name}: `));
    }
});

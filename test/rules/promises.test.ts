/** The rules on how promises stand to each other and to those who owe them; above all, what they leave alone. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyFix, assertMarked, findingsIn } from '../support/findings.ts';
import { samples } from '../support/samples.ts';

/** A treaty of three with these clauses, whole and in force since 1950. */
const pact = (clauses: string, parties = 'DNK NOR SWE') => `treaty Pact "Pact" {
  signed 1950-01-15
  parties { ${parties} }
${clauses}
}`;

/** Texts in which the rule finds nothing, by what they show. */
function silent(rule: string, texts: Readonly<Record<string, string>>): void {
  for (const [why, text] of Object.entries(texts)) {
    const found = findingsIn(text).filter((each) => each.rule === rule || each.rule === 'syntax');
    assert.deepEqual(
      found.map((each) => each.message),
      [],
      `${why}\n${text}`,
    );
  }
}

describe('overlapping-triggers', () => {
  const two = (general: string, special: string) =>
    pact(`  trigger Attack { unprovoked armed-attack on any party }
  trigger ByRussia { unprovoked armed-attack on any party by RUS }
  obligation General { each party shall assist the victim when Attack ${general} }
  obligation Special { each party shall defend the victim ${special} when ByRussia }`);

  test('a general promise and a special one that bind differently', () => {
    const [found] = assertMarked(
      pact(`  trigger Attack { unprovoked armed-attack on any party }
  trigger ByRussia { unprovoked armed-attack on any party by RUS }
  obligation General { each party shall assist the victim when Attack at discretion over measures }
  obligation Special { each party shall defend the victim with all-forces when ByRussia }
//           ^^^^^^^ overlapping-triggers`),
      ['overlapping-triggers'],
    );
    assert.match(
      found?.message ?? '',
      /by RUS\).*`Special` names the means, `General` leaves the measures to the obligor/,
    );
    assert.equal(found?.related.length, 1);
  });

  test('nothing turns on it, or the text has settled it', () => {
    silent('overlapping-triggers', {
      'both name the means': two('with all-means', 'with all-forces'),
      'the special one is excepted': two('unless ByRussia at discretion over measures', 'with all-forces'),
      'an aim beside a duty': two('', 'with all-forces').replace('shall assist', 'should assist'),
      'a right beside a duty': two('', 'with all-forces').replace(
        'obligation General { each party shall assist',
        'right General { each party may assist',
      ),
      'help against a threat, and more against the attack':
        pact(`  trigger Threat { threat on any party determined by any party }
  trigger Attack { unprovoked armed-attack on any party }
  obligation Early { each party shall assist the victim when Threat at discretion over measures }
  obligation Late { each party shall defend the victim with all-forces when Attack }`),
      'duties of two kinds': pact(`  trigger Attack { unprovoked armed-attack on any party }
  obligation Help { each party shall defend the victim with all-forces when Attack }
  obligation Talk { all parties shall consult when Attack }
  obligation Peace { each party shall make no separate-peace when Attack }`),
      'two allies, each with its own promise': pact(`  trigger OnDenmark { unprovoked armed-attack on DNK }
  trigger OnNorway { unprovoked armed-attack on NOR }
  obligation Denmark { SWE shall defend DNK with all-forces when OnDenmark }
  obligation Norway { SWE shall assist NOR when OnNorway at discretion over measures }`),
      'two attackers that no one event brings together':
        pact(`  trigger First { unprovoked armed-attack on any party by RUS }
  trigger Other { unprovoked armed-attack on any party by any third-state except RUS }
  obligation War { each party shall defend the victim with all-forces when First }
  obligation Help { each party shall assist the victim when Other at discretion over measures }`),
    });
  });

  test('two treaties of one state are not compared', () => {
    const one = (name: string, how: string) => `treaty ${name} "${name}" { signed 1950-01-15 parties { DNK NOR }
  trigger Attack { unprovoked armed-attack on any party }
  obligation Help { each party shall defend the victim ${how} when Attack } }`;
    silent('overlapping-triggers', {
      both: `${one('A', 'with all-forces')}\n${one('B', 'at discretion over measures')}`,
    });
  });
});

describe('contradictory-trigger', () => {
  test('what is asked for is excluded, in the trigger, in the condition, or in the exception', () => {
    assertMarked(
      pact(`  trigger Attack { armed-attack against the parties by RUS }
  trigger Any { hostile-act on parties by any state }
  trigger Never = Attack and not Any
//        ^^^^^ contradictory-trigger
  trigger Again = Never
  obligation One { each party shall defend the victim when Attack and not Any }
//                                                         ^^^^^^^^^^^^^^^^^^ contradictory-trigger
  obligation Two { each party shall defend the victim when Attack unless Any }
//                                                                ^^^^^^^^^^ contradictory-trigger
  obligation Three { each party shall defend the victim when Never }`)
        .replaceAll('the parties', 'any party')
        .replaceAll('on parties', 'on any party'),
      ['contradictory-trigger', 'unreachable-trigger'],
    );
  });

  test('an exception that leaves something is none', () => {
    const when = (condition: string) =>
      pact(`  trigger Attack { armed-attack on any party }
  trigger ByRussia { armed-attack on any party by RUS }
  trigger Invasion { invasion on any party by RUS in Europe }
  trigger Judged { armed-attack on any party determined by all parties }
  trigger Unprovoked { unprovoked armed-attack on any party }
  trigger Late { armed-attack on any party after 1960 }
  trigger Sworn { armed-attack on any party by RUS supported by POL }
  obligation Help { each party shall defend the victim with all-forces when ${condition} }`);
    silent('contradictory-trigger', {
      'one attacker of all': when('Attack unless ByRussia'),
      'one place of all': when('ByRussia unless Invasion'),
      'one way of two is shut': when('ByRussia or Attack unless ByRussia'),
      'somebody has to judge the exception first': when('Attack unless Judged'),
      'what was provoked is left': when('Attack unless Unprovoked'),
      'earlier attacks are left': when('Attack unless Late'),
      'whoever has no supporter is left': when('ByRussia unless Sworn'),
      'the treaty’s own words': when('Attack unless "a case of necessity"'),
      'a name that means nothing': when('Attack unless Atack'),
    });
  });

  test('leaving the exception out mends it, and the comment stays', () => {
    const text = pact(`  trigger Attack { armed-attack on any party }
  obligation Help {
    each party shall defend the victim
    when Attack
    // as in 1949
    unless Attack
  }`);
    const [found] = findingsIn(text).filter((each) => each.rule === 'contradictory-trigger');
    const fix = found?.fixes?.[0];
    assert.ok(fix && !fix.safe);
    const after = applyFix(text, fix);
    assert.match(after, /as in 1949/);
    silent('contradictory-trigger', { after });
  });
});

describe('unprovoked-unsaid', () => {
  const help = (event: string, how = 'with all-forces', more = '') =>
    pact(`  trigger Attack { ${event} }
  obligation Help { each party shall defend the victim ${how} when Attack }
${more}`);

  test('one note for the treaty, and one fix for all its triggers', () => {
    const text = pact(`  trigger Attack { armed-attack on any party by any third-state }
  trigger War { war between any party and RUS }
  obligation Help { each party shall defend the victim with all-forces when Attack }
//           ^^^^ unprovoked-unsaid
  obligation Join { the other parties shall join that party in war when War or (invasion on any party) }`);
    const [found, ...others] = assertMarked(text, ['unprovoked-unsaid']);
    assert.equal(others.length, 0);
    assert.match(found?.message ?? '', /`Help` \(and `Join`\)/);
    const plain = text.replace(/^\/\/.*\n/m, '');
    const [fix] = findingsIn(plain).find((each) => each.rule === 'unprovoked-unsaid')?.fixes ?? [];
    assert.ok(fix && !fix.safe);
    const after = applyFix(plain, fix);
    assert.equal(after.match(/unprovoked/g)?.length, 3, after);
    silent('unprovoked-unsaid', { after });
  });

  test('a condition, a choice, a judge or a peace pledge keeps the ally careful', () => {
    const attack = 'armed-attack on any party';
    silent('unprovoked-unsaid', {
      said: help(`unprovoked ${attack}`),
      meant: help(`provoked ${attack}`),
      'the measures are free': help(attack, 'at discretion over measures'),
      'constitutional processes': help(attack, 'by constitutional-processes'),
      'an aim': help(attack).replace('shall', 'should'),
      'a right': help(attack).replace('obligation', 'right').replace('shall', 'may'),
      'the openness is meant': help(`${attack} deliberate "the ally is to feel safe"`),
      'somebody else judges': help(`${attack} determined by all parties`),
      'an organ decides': help(attack, 'upon decision of Council', 'organ Council { members all parties }'),
      'its own attack is excepted': help(attack, 'unless armed-attack by any party on any state'),
      'an exception that only the parties can read': help(attack, 'unless "it has itself given cause"'),
      'no unlawful force': help(attack, '', 'obligation Peace { each party shall refrain from unlawful-force }'),
      'the Charter goes before': help(attack, '', 'subject-to "the Charter of the United Nations"'),
      'not all of the text is at hand': help(attack).replace('parties {', 'source "Two articles" partial\n  parties {'),
      'peaceful aid': help(attack).replace('defend', 'assist').replace('all-forces', 'economic-aid, money'),
      'no ally is attacked': help('mobilization by RUS'),
      'a neutral is guaranteed': pact(
        `  trigger Violation { invasion on BEL by any state }
  obligation Neutral { BEL shall remain neutral toward any state }
  obligation Guarantee { FRN and UKG shall defend BEL when Violation }`,
        'BEL FRN UKG',
      ),
    });
  });

  test('who may judge for itself is no judge', () => {
    assert.ok(
      findingsIn(help('armed-attack on any party determined by any party')).some(
        (each) => each.rule === 'unprovoked-unsaid',
      ),
    );
  });
});

describe('vague-performance', () => {
  test('help and capacity without means, measure or time', () => {
    assertMarked(
      pact(`  trigger Attack { unprovoked armed-attack on any party }
  obligation Help { each party shall assist the victim when Attack }
//                                   ^^^^^^^^^^^^^^^^^ vague-performance
  obligation Arms { each party shall maintain "its capacity to resist" }
//                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ vague-performance`),
      ['vague-performance'],
    );
  });

  test('each way that is offered mends it', () => {
    const text = pact(`  trigger Attack { unprovoked armed-attack on any party }
  obligation Help { each party shall assist the victim when Attack }`);
    const fixes = findingsIn(text).find((each) => each.rule === 'vague-performance')?.fixes ?? [];
    assert.equal(fixes.length, 3);
    silent('vague-performance', Object.fromEntries(fixes.map((fix) => [fix.title, applyFix(text, fix)])));
    assert.ok(fixes.every(({ safe }) => !safe));
  });

  test('one of the three is enough, and what is free by the text is another rule’s', () => {
    const help = (how: string) =>
      pact(`  trigger Attack { unprovoked armed-attack on any party }
  organ Council { members all parties }
  obligation Help { each party shall assist the victim when Attack ${how} }`);
    silent('vague-performance', {
      means: help('with economic-aid'),
      time: help('within 30 days'),
      'at once': help('immediately'),
      'left to the obligor': help('at discretion over measures'),
      'constitutional processes': help('by constitutional-processes'),
      'the Council says what': help('upon decision of Council'),
      'asked for': help('upon request of the victim'),
      'an aim': help('').replace('shall', 'should'),
      'a right': help('').replace('obligation', 'right').replace('shall', 'may'),
      forbidden: help('').replace('shall', 'shall not'),
      'to fight': help('').replace('assist', 'defend'),
      'a number of men elsewhere': `${help('').slice(0, -1)}  obligation Men { DNK shall contribute 3_000 men when Attack }\n}`,
      'a capacity by a date': pact('  obligation Arms { each party shall maintain "its capacity" by 1955-01-01 }'),
      'own words': pact('  obligation Trade { each party shall "encourage economic collaboration" }'),
      'not all at hand': help('').replace('parties {', 'source "Two articles" partial\n  parties {'),
    });
  });
});

describe('consultation-gate', () => {
  const gate = (decides: string, event = 'unprovoked armed-attack on any party', parties = 'DNK NOR SWE') =>
    pact(
      `  organ Council { members all parties ${decides} }
  trigger Attack { ${event} }
  obligation Help { each party shall defend the victim when Attack upon decision of Council }`,
      parties,
    );

  test('a decision that the attacker can prevent, and the vote that is to be excluded', () => {
    const text = gate('decides by consensus quorum 2/3');
    const [found, ...others] = findingsIn(text).filter((each) => each.rule === 'consultation-gate');
    assert.ok(found && others.length === 0);
    assert.equal(text.slice(found.start, found.end), 'upon decision of Council');
    const [fix] = found.fixes ?? [];
    assert.ok(fix && !fix.safe);
    const after = applyFix(text, fix);
    assert.match(after, /decides by consensus excluding "the parties to the dispute" quorum 2\/3/);
    silent('consultation-gate', { after });
  });

  test('who can be outvoted or has no vote does not block, nor does who cannot be the attacker', () => {
    silent('consultation-gate', {
      majority: gate('decides by majority 2/3'),
      excluded: gate('decides by unanimity excluding "the parties to the dispute"'),
      'the text does not say how': gate(''),
      'a third state attacks': gate('decides by consensus', 'unprovoked armed-attack on any party by any third-state'),
      'a named outsider attacks': gate('decides by consensus', 'unprovoked armed-attack on any party by RUS'),
      'two parties only': gate('decides by unanimity', 'unprovoked armed-attack on any party', 'DNK NOR'),
      'the attacker is no member': gate('decides by unanimity', 'armed-attack on any party by NOR').replace(
        'members all parties',
        'members DNK, SWE',
      ),
      'each judges for itself': pact(`  trigger Attack { armed-attack on any party determined by any party }
  obligation Help { each party shall defend the victim when Attack }`),
      'one way needs no decision': pact(`  trigger Judged { threat on any party determined by all parties }
  trigger Attack { armed-attack on any party }
  obligation Help { each party shall defend the victim when Judged or Attack }`),
      'no support waits for it': gate('decides by unanimity').replace('defend the victim', 'consult'),
      'an organ that nobody declared': gate('decides by unanimity').replace('organ Council', 'organ Assembly'),
    });
  });

  test('what is meant is a note', () => {
    const [found] = findingsIn(
      pact(`  trigger Attack { armed-attack on any party determined by all parties deliberate "all or none" }
  obligation Help { each party shall defend the victim when Attack }`),
    ).filter((each) => each.rule === 'consultation-gate');
    assert.equal(found?.severity, 'information');
  });
});

describe('one-sided-obligation', () => {
  const sample = (name: string) => {
    const all = Object.fromEntries(samples.map((each) => [each.name, each.text]));
    return findingsIn({ [name]: all[name] ?? '', ...all }).filter((each) => each.rule === 'one-sided-obligation');
  };

  test('the Triple Alliance: Italy owed Austria-Hungary nothing against France', () => {
    const [found, ...others] = sample('triple-alliance-1882.treaty');
    assert.equal(others.length, 0);
    assert.deepEqual(found?.details, [
      'AUH owes ITA help upon armed-attack on ITA by FRN (`HelpItaly`), and ITA owes AUH none upon the like at home',
    ]);
  });

  test('a guarantee: who owes, and who is owed', () => {
    const [found] = findingsIn(
      pact(
        `  trigger Violation { unprovoked invasion on BEL by any state }
  obligation Guarantee { FRA, DEU and GBR shall defend BEL when Violation }`,
        'BEL FRA DEU GBR',
      ),
    ).filter((each) => each.rule === 'one-sided-obligation');
    assert.match(found?.message ?? '', /FRA, DEU and GBR owe BEL help .*\(`Guarantee`\), and BEL owes them none/);
  });

  test('an area that is the home of some: what is tried on one of them is said of all', () => {
    const [found] = findingsIn(
      pact(
        `  area Area { includes territory of PAK, PHL, THA }
  trigger Attack { unprovoked aggression on any party in Area }
  obligation Help { each party shall defend the victim when Attack }`,
        'GBR PAK PHL THA USA',
      ),
    ).filter((each) => each.rule === 'one-sided-obligation');
    assert.deepEqual(found?.details, [
      'GBR and USA owe PAK, PHL and THA help upon aggression on one of them by an outsider (`Help`), and PAK, PHL and THA owe them none upon the like at home',
    ]);
  });

  test('what is mutual in the wording, by the neighbour, or by the number of states is not one-sided', () => {
    const each = 'each party shall defend the victim with all-forces when Attack';
    silent('one-sided-obligation', {
      'one wording for all': pact(
        `  trigger Attack { armed-attack on any party by RUS }\n  obligation Help { ${each} }`,
      ),
      'an area that holds every home': pact(
        `  area Home { includes territory of any party within Europe }\n  trigger Attack { armed-attack on any party in Home }\n  obligation Help { ${each} }`,
      ),
      'an area that nobody can place': pact(
        `  trigger Attack { armed-attack on any party in "the Baltic Sea" }\n  obligation Help { ${each} }`,
      ),
      'two clauses that answer each other': pact(
        `  trigger OnDenmark { armed-attack on DNK by GMY }
  trigger OnNorway { armed-attack on NOR by RUS }
  obligation One { NOR shall defend DNK when OnDenmark }
  obligation Other { DNK shall defend NOR when OnNorway }`,
        'DNK NOR',
      ),
      'the return is arguable': pact(
        `  trigger OnDenmark { armed-attack on DNK }
  trigger OnNorway { armed-attack on NOR }
  obligation One { NOR shall defend DNK when OnDenmark }
  obligation Other { DNK shall defend NOR when OnNorway in defence of "the Sound" }`,
        'DNK NOR',
      ),
      'a promise to one who is no party': pact(
        `  trigger Attack { armed-attack on FIN }\n  obligation Help { each party shall defend FIN when Attack }`,
      ),
      'standing support both ways': pact(`  obligation One { NOR shall assist DNK with economic-aid }
  obligation Other { DNK shall assist NOR with money }`),
      'standing support to all': pact('  obligation One { each party shall assist other parties with economic-aid }'),
      'not all at hand': pact(
        `  source "One article" partial\n  trigger Attack { armed-attack on DNK }\n  obligation Help { NOR shall defend DNK when Attack }`,
      ),
      'other duties': pact(
        `  obligation Talk { NOR shall consult with DNK }\n  obligation Bases { DNK shall host NOR forces }`,
      ),
    });
    for (const name of ['franco-russian-1892.treaty', 'north-atlantic-1949.treaty', 'dual-alliance-1879.treaty'])
      assert.deepEqual(sample(name), [], name);
  });
});

describe('orphan-right', () => {
  test('a base that nobody has to host, and a fix that binds the host', () => {
    const text = pact('  /// By the notes.\n  right Bases { SWE may station forces in territory of DNK }');
    const [found] = findingsIn(text).filter((each) => each.rule === 'orphan-right');
    assert.equal(text.slice(found?.start, found?.end), 'Bases');
    const [fix] = found?.fixes ?? [];
    assert.ok(fix && !fix.safe);
    const after = applyFix(text, fix);
    assert.match(
      after,
      /obligation BasesAnswered \{ DNK shall host SWE forces \}\n {2}\/\/\/ By the notes\.\n {2}right Bases/,
    );
    silent('orphan-right', { after });
  });

  test('liberties, and rights that depend on leave, stand alone', () => {
    const base = 'right Bases { SWE may station forces in territory of DNK';
    silent('orphan-right', {
      hosted: pact(`  ${base} }\n  obligation Host { DNK shall host SWE forces }`),
      'by leave': pact(`  ${base} upon consent of DNK }`),
      'to fight': pact(
        '  trigger A { armed-attack on any party }\n  right Join { any party may join the victim in war when A }',
      ),
      'to help': pact('  right Aid { any party may assist other parties }'),
      'own words': pact('  right Fish { any party may "fish in the Sound" }'),
      'talks that are owed': pact(
        '  right Call { any party may consult with the other parties }\n  obligation Come { all parties shall consult }',
      ),
      'the treaty it supplements binds the host': `${pact('  obligation Host { DNK shall host SWE forces }')}
treaty Annex "Annex" { signed 1951-01-01 supplements Pact parties { DNK SWE } ${base} } }`,
      'not all at hand': pact(`  source "One article" partial\n  ${base} }`),
    });
  });
});

describe('dormant-obligation', () => {
  test('who is bound is the only one that can be helped', () => {
    assertMarked(
      pact(`  trigger OnSweden { armed-attack on SWE by RUS }
  obligation Help { SWE shall defend the victim with all-forces when OnSweden }
//           ^^^^ dormant-obligation`),
      ['dormant-obligation'],
    );
  });

  test('somebody owes it in some case, or another rule says why not', () => {
    const when = (clauses: string) => pact(`  trigger Attack { armed-attack on any party by RUS }\n${clauses}`);
    silent('dormant-obligation', {
      'each of all': when('  obligation Help { each party shall defend the victim when Attack }'),
      'the first in the register owes it to the others': when(
        '  obligation Help { SWE shall defend the victim when Attack }',
      ),
      'the last as well': when('  obligation Help { DNK shall defend the victim when Attack }'),
      'a guarantor that is no party': when('  obligation Help { UKG shall defend the victim when Attack }'),
      'at its discretion': when(
        '  obligation Help { each party shall defend the victim when Attack at discretion over participation }',
      ),
      'upon a decision': when(
        '  organ Council { members all parties }\n  obligation Help { each party shall defend the victim when Attack upon decision of Council }',
      ),
      'in the treaty’s own words': when(
        '  obligation Talk { all parties shall consult when "the peace is in danger" }',
      ),
      'the exception leaves one way': when(
        '  trigger Home { armed-attack on any party by RUS in Europe }\n  obligation Help { each party shall defend the victim when Attack unless Home }',
      ),
      'later members only': pact(
        '  trigger Attack { armed-attack on any party }\n  obligation Help { FIN shall defend the victim when Attack }',
        'DNK NOR FIN joined 2030-01-01',
      ),
      'the trigger cannot be met': when(
        '  trigger Never { armed-attack on any party by RUS except RUS }\n  obligation Help { each party shall defend the victim when Never }',
      ),
      'a name that means nothing': when('  obligation Help { each party shall defend the victim when Atack }'),
      'no parties yet': pact(
        '  trigger A { armed-attack on any party }\n  obligation H { each party shall defend the victim when A }',
        '',
      ),
      'without an event': when('  obligation Help { SWE shall assist SWE }'),
    });
  });
});

test('a treaty of many parties and promises is still checked at once', () => {
  const codes = 'BEL CAN DNK GBR ISL ITA LUX NLD NOR PRT USA FRA GRC TUR DEU ESP CZE HUN POL BGR EST LTU LVA ROU SVK SVN ALB HRV FIN SWE'.split(' '); // biome-ignore format: one list
  const clauses = codes.map(
    (code, index) => `  trigger On${index} { unprovoked armed-attack on ${code} by RUS }
  obligation Help${index} { other parties shall defend ${code} ${index % 2 ? 'with all-forces' : 'automatic'} when On${index} }`,
  );
  const text = pact(clauses.join('\n'), codes.join(' ')).replace('1950-01-15', '2024-06-01');
  const start = performance.now();
  const found = findingsIn(text, { severities: { 'conflicting-obligations': 'off', 'ambiguous-trigger': 'off' } });
  assert.ok(found.every((each) => each.severity !== 'error'));
  assert.ok(performance.now() - start < 8000, `${Math.round(performance.now() - start)} ms`);
});

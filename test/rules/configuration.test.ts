/** `foedus.json`, its schema, and the editor's settings say the same. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import { parse } from 'jsonc-parser';
import { root } from '../../scripts/_common.ts';
import { configurationFiles, configurationSchema, editorSettings } from '../../scripts/generate-configuration.ts';
import { configurationFindings, readConfiguration, ruleOptions } from '../../server/rules/configuration.ts';
import { fileMatcher } from '../../server/rules/file-patterns.ts';
import { ruleIds } from '../../server/rules/index.ts';

/** The findings in a configuration, each with the words it stands at. */
function problems(text: string): [string, string][] {
  return configurationFindings('file:///w/foedus.json', text).map(({ start, end, message }) => [
    text.slice(start, end),
    message,
  ]);
}

test('the schema and the settings in package.json are fresh (else: node scripts/run.mjs generate-configuration)', () => {
  for (const [name, text] of configurationFiles())
    assert.equal(readFileSync(path.join(root, name), 'utf8'), text, name);
});

test('the editor has a setting for each key of foedus.json, with the same bounds', () => {
  const schema = configurationSchema() as { properties: Record<string, object> };
  const keys = Object.keys(schema.properties).filter((key) => key !== '$schema');
  const settings = editorSettings() as Record<string, { minimum?: number; maximum?: number }>;
  assert.deepEqual(Object.keys(settings).sort(), keys.map((key) => `foedus.${key}`).sort());
  for (const { name, minimum, maximum } of ruleOptions)
    assert.deepEqual([settings[`foedus.${name}`]?.minimum, settings[`foedus.${name}`]?.maximum], [minimum, maximum]);
});

describe('what the schema takes, the reader takes, and the other way round', () => {
  const valid = new Ajv({ strict: false }).compile(configurationSchema());
  const cases = [
    '{}',
    '{ "dateOfAnalysis": "1914-07-28", "rules": { "no-trigger": "off" }, "ambiguityLimit": 0 }',
    '{ "exclude": ["drafts", "old/*.treaty"], "include": ["*.treaty"] }',
    '{ "ambiguityLimit": 101 }',
    '{ "ambiguityLimit": "20" }',
    '{ "rules": { "no-triger": "off" } }',
    '{ "rules": { "no-trigger": "loud" } }',
    '{ "rules": ["no-trigger"] }',
    '{ "exclude": "drafts" }',
    '{ "exclude": [5] }',
    '{ "dateofanalysis": "1914-07-28" }',
    '[]',
  ];
  for (const text of cases)
    test(text, () => assert.equal(valid(parse(text)), problems(text).length === 0, problems(text).join('\n')));
});

test('what is wrong is said at its place, with what was meant, and the rest counts', () => {
  const text = `{
  // read as they stood then
  "dateOfAnalysis": "1914-02-31",
  "ambiguityLimt": 10,
  "rules": { "no-triger": "off", "unknown-word": "loud", "no-trigger": "hint", },
  "tolerance": -1,
  "exclude": ["../other", "drafts"],
}`;
  const found = problems(text);
  assert.deepEqual(
    found.map(([words]) => words),
    ['"1914-02-31"', '"ambiguityLimt"', '"no-triger"', '"loud"', '-1', '"../other"'],
  );
  assert.match(found[1]?.[1] ?? '', /did you mean `ambiguityLimit`\?/);
  assert.match(found[2]?.[1] ?? '', /did you mean `no-trigger`\?/);
  const { configuration } = readConfiguration(text);
  assert.deepEqual({ ...configuration.severities }, { 'no-trigger': 'hint' });
  assert.ok(configuration.leavesOut('drafts/a.treaty'));
});

test('a key that stands twice, and text that is no JSON', () => {
  assert.match(problems('{ "rules": {}, "rules": {} }')[0]?.[1] ?? '', /stands here twice/);
  assert.match(problems('{ "rules": ')[0]?.[1] ?? '', /This is no JSON/);
  assert.match(problems('"text"')[0]?.[1] ?? '', /Expected an object/);
});

test('no name of a setting reaches what all objects share', () => {
  readConfiguration('{ "__proto__": { "polluted": 1 }, "rules": { "__proto__": "off", "constructor": "off" } }');
  assert.equal(({} as { polluted?: number }).polluted, undefined);
});

test('it says itself how serious its faults are', () => {
  assert.deepEqual(problems('{ "rules": { "configuration": "off" }, "x": 1 }'), []);
  assert.ok(ruleIds.includes('configuration'));
});

describe('patterns are read as in .gitignore', () => {
  const cases: [string, string, boolean][] = [
    ['drafts', 'drafts/a.treaty', true],
    ['drafts', 'old/drafts/deep/a.treaty', true],
    ['drafts/', 'drafts/a.treaty', true],
    ['/drafts', 'old/drafts/a.treaty', false],
    ['*.treaty', 'deep/a.treaty', true],
    ['old/*.treaty', 'old/a.treaty', true],
    ['old/*.treaty', 'older/old/a.treaty', false],
    ['old/**', 'old/deep/a.treaty', true],
    ['nato.treaty', 'my-nato.treaty', false],
    ['{old,new}', 'new/a.treaty', true],
    ['.hidden', '.hidden/a.treaty', true],
    ['**/old/*.treaty', 'old/a.treaty', true],
    ['a/**/b', 'a/b/x.treaty', true],
    ['a/**/b', 'a/c/d/b', true],
    ['a/**/b', 'a/c/d', false],
    ['na?o-19[4-5][!0-8].treaty', 'nato-1949.treaty', true],
    ['na?o-19[4-5][!0-8].treaty', 'nato-1948.treaty', false],
    ['{old,{new,draft}s}/*.treaty', 'drafts/a.treaty', true],
    ['*😀?.treaty', 'a😀😀.treaty', true],
    ['*a*b', 'xxaxxab', true],
    ['*a*b', 'xxaxxabx', false],
  ];
  for (const [pattern, file, covered] of cases)
    test(`${pattern} ${covered ? 'covers' : 'does not cover'} ${file}`, () =>
      assert.equal(fileMatcher([pattern])(file), covered));
});

test('no pattern takes for ever, however its parts could be shared out', () => {
  const long = `${'a'.repeat(200)}${'/a'.repeat(60)}.treaty`;
  for (const pattern of [
    '*a'.repeat(90),
    '**/'.repeat(60),
    `${'**/a/'.repeat(35)}b`,
    '{a,aa}'.repeat(30),
    '{'.repeat(90),
  ])
    assert.equal(fileMatcher([`${pattern}b`])(long), false);
  assert.match(problems(JSON.stringify({ exclude: ['{a,aa}'.repeat(30)] }))[0]?.[1] ?? '', /more than 64 alternatives/);
});

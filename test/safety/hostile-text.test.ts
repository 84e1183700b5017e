// A treaty's words are shown as words: no Markdown, no HTML and no command link of theirs takes effect in a hover, a
// page or a report; no name of theirs reaches into the program; no cell of theirs becomes a spreadsheet's formula.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { comparisonPage } from '../../server/features/comparison-page.ts';
import { completeAt } from '../../server/features/completion.ts';
import { crisisPage } from '../../server/features/crisis-page.ts';
import { hoverAt } from '../../server/features/hover.ts';
import { ran, scenariosOf } from '../../server/features/scenarios.ts';
import { readOptions } from '../../server/lsp/options.ts';
import { SettingsBook } from '../../server/lsp/settings.ts';
import { compareTreaties } from '../../server/meaning/comparison/index.ts';
import { readCsv } from '../../server/meaning/figures.ts';
import { makeWorkspace } from '../../server/model/workspace.ts';
import { readConfiguration } from '../../server/rules/configuration.ts';
import { checkFile } from '../../server/rules/index.ts';
import { day, settings, sourceFile } from '../features/_workspace.ts';
import { foedus, folder, root } from '../support/foedus.ts';
import { shownAsText } from './_markdown.ts';

/** What a preview would do something with, if it were let. */
const evils = [
  '[x](command:evil)',
  '<img src=x onerror=evil()>',
  '![x](https://evil.example/x.png)',
  '`code` [y](https://evil.example)',
  '<https://evil.example>',
  '&lt;script&gt;<script>evil()</script>',
  '\\[z](command:evil)',
  '# heading',
  '| a | b |',
  '$(alert)',
];

const hostile = evils
  .map(
    (evil, at) => `/// ${evil}
treaty T${at} "${evil}" {
  signed 1900-01-01 at "${evil}"
  source "${evil}"
  parties { UKG "${evil}" FRN apart 1901 to 1902 "${evil}" }
  article 1 "${evil}" {
    text """${evil}"""
    /// ${evil}
    trigger Attack "${evil}" { "${evil}" on any state "${evil}" by "${evil}" in "${evil}" determined by "${evil}" }
    obligation Help "${evil}" { each party shall assist the victim when Attack at discretion "${evil}" cite "${evil}" }
    obligation Act { each party shall "${evil}" unless "${evil}" }
    organ Council "${evil}" { members all parties }
    subject-to "${evil}"
    burden B "${evil}" { of "${evil}" basis "${evil}" share UKG 10% share FRN 10% }
  }
}
group G${at} "${evil}" { UKG }
area A${at} "${evil}" { includes "${evil}" }
scenario S${at} "${evil}" {
  on 1905-01-01
  event "${evil}" by "${evil}" on UKG in "${evil}"
  event unprovoked armed-attack by GMY on UKG in "${evil}"
  assume honoured fully
  expect FRN bound to assist UKG because "${evil}"
}`,
  )
  .join('\n');

describe('words of a treaty', () => {
  const file = sourceFile('file:///pacts/hostile.treaty', hostile);
  const workspace = makeWorkspace([file]);
  const findings = checkFile(workspace, file, settings);

  test('in hovers', () => {
    let hovers = 0;
    for (let offset = 0; offset < hostile.length; offset += 3) {
      const hover = hoverAt(workspace, file, offset, { settings, commandLinks: true, findings });
      if (!hover) continue;
      hovers++;
      shownAsText(hover.markdown, `the hover at ${hostile.slice(offset, offset + 30)}`);
    }
    assert.ok(hovers > 500, `${hovers} hovers`);
  });

  test('in completions', () => {
    for (let offset = 0; offset < hostile.length; offset += 97)
      for (const item of completeAt(workspace, file, offset).items)
        if (typeof item.documentation === 'string') shownAsText(item.documentation, `the completion ${item.label}`);
  });

  test('in the pages of crises and comparisons', () => {
    for (const site of scenariosOf(file)) shownAsText(crisisPage(ran(workspace, site, settings)), 'a crisis');
    const [first, ...rest] = workspace.treaties;
    assert.ok(first);
    for (const placed of rest) {
      const [one, two] = [first, placed].map((each) => ({ workspace, placed: each })) as [never, never];
      const changes = compareTreaties(one, two, day);
      shownAsText(comparisonPage(one, two, changes, day, [evils[0] ?? '', evils[1] ?? '']), 'a comparison');
    }
  });
});

describe('names that mean something to a program', () => {
  const nasty =
    '{"rules":{"__proto__":"off","constructor":"off"},"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';

  test('in a configuration', () => {
    const { configuration } = readConfiguration(nasty);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    assert.deepEqual(Object.keys(configuration.severities), []);
  });

  test('in settings and options of a client', () => {
    const given = JSON.parse(nasty);
    const book = new SettingsBook();
    book.give(
      new Map([
        ['', given],
        ['file:///w', given],
      ]),
    );
    book.configure('file:///w/foedus.json', nasty);
    const { severities, options } = book.for('file:///w/a.treaty');
    assert.deepEqual(severities, settings.severities);
    assert.deepEqual(options, settings.options);
    const read = readOptions(JSON.parse('{"__proto__":{"commandLinks":true,"pages":"https://evil.example/"}}'));
    assert.deepEqual([read.commandLinks, read.pages], [false, undefined]);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    assert.equal(Object.prototype.constructor, Object);
  });

  test('as headings of a table of figures: they are headings', () => {
    const table = readCsv(makeWorkspace([]), 'party,__proto__,constructor,gdp\nUSA,1,2,3\n__proto__,4,5,6\n');
    const [row] = table.rows.values();
    assert.deepEqual([...(row?.values ?? [])].map(([name, value]) => [name, Number(value)]), [['__proto__', 1], ['constructor', 2], ['gdp', 3]]); // biome-ignore format: one line
    assert.equal(table.rows.size, 1);
    assert.equal(({} as { gdp?: unknown }).gdp, undefined);
  });

  test('as states, clauses, columns: the check goes on, and nothing of them sticks', async (context) => {
    const cwd = await folder(context, {
      'a.treaty': `treaty __proto__ "t" { parties { __proto__ constructor toString UKG } }
treaty Constructor "t" { parties { UKG FRN } article 1 { trigger HasOwnProperty { constructor on any party } obligation ToString { each party shall toString when HasOwnProperty } } }
figures F "f" { from "f.csv" source "s" year 2020 columns gdp million USD }`,
      'f.csv': 'state,__proto__,constructor,gdp\n__proto__,1,2,3\nUSA,1,2,3\n',
    });
    const { code, err, out } = await foedus(['check', '.', '--format', 'json'], { cwd });
    assert.equal(err, '');
    assert.equal(code, 1);
    assert.ok(JSON.parse(out).findings.length > 3);
  });
});

test('the panel’s page allows no script and no style but its own', () => {
  const source = readFileSync(path.join(root, 'client/panel/index.ts'), 'utf8');
  const policy = /const policy = `([^`]+)`/.exec(source)?.[1] ?? '';
  assert.match(policy, /^default-src 'none'; script-src \$\{webview\.cspSource\};/);
  assert.doesNotMatch(policy, /unsafe|\*|https?:/);
  assert.match(source, /localResourceRoots: \[this\.#home\]/);
  for (const name of ['main.ts', 'matrix.ts', 'cascade.ts', 'battery.ts', 'burden.ts', 'saving.ts']) {
    const page = readFileSync(path.join(root, 'client/panel/view', name), 'utf8');
    assert.doesNotMatch(page, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/, name);
  }
});

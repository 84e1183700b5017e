// What is told with the keystroke, and what follows.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Diagnostic, FullDocumentDiagnosticReport } from 'vscode-languageserver/node';
import { inTurns } from '../../server/lsp/diagnostics.ts';
import type { Findings } from '../../server/lsp/findings.ts';
import { Client, capable, pushOnly } from './_client.ts';

const uri = 'file:///pacts/pact.treaty';
/** One finding of judgement, at the trigger. */
const text = `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR }
  trigger Attack { armed-attack on any party }
  obligation Help { each party shall assist the victim when Attack }
}
`;

async function pulled(client: Client): Promise<readonly Diagnostic[]> {
  const report = await client.pull(uri);
  assert.equal(report.kind, 'full');
  return (report as FullDocumentDiagnosticReport).items;
}

const codes = (items: readonly Diagnostic[]) => [...new Set(items.map(({ code }) => code))].sort();

/** Opens the text and waits until all of it has been told. */
async function opened(client: Client, written: string): Promise<readonly Diagnostic[]> {
  await client.open(uri, written);
  const first = await pulled(client);
  await client.until(() => client.refreshes > 0);
  const whole = await pulled(client);
  assert.notDeepEqual(first, whole);
  return whole;
}

describe('a client that can be asked to pull again', () => {
  test('is answered at once what cannot be read, and told when there is more', async () => {
    const client = await Client.start();
    await client.open(uri, text.replace('shall assist', 'shal assist'));
    assert.deepEqual(codes(await pulled(client)), ['syntax']);
    await client.until(() => client.refreshes > 0);
    const whole = codes(await pulled(client));
    assert.ok(whole.includes('syntax') && whole.length > 1, whole.join());
    await client.end();
  });

  test('sees what was found before stand on, moved with the text, until more is known', async () => {
    const client = await Client.start();
    const whole = await opened(client, text);
    await client.change(uri, '// A line more.\n', { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    const below = JSON.parse(JSON.stringify(whole), (key, value) => (key === 'line' ? value + 1 : value));
    assert.deepEqual(await pulled(client), below);
    await client.end();
  });

  test('sees nothing any more of what was edited away', async () => {
    const client = await Client.start();
    const whole = await opened(client, text);
    const at = whole.find(({ code }) => code === 'ambiguous-trigger')?.range.start;
    assert.ok(at);
    await client.change(uri, '', {
      start: { ...at, character: at.character - 2 },
      end: { ...at, character: at.character + 2 },
    });
    assert.ok(!codes(await pulled(client)).includes('ambiguous-trigger'));
    await client.end();
  });

  test('sees what was found in a text that comes back, as soon as it does', async () => {
    const client = await Client.start();
    const whole = await opened(client, text);
    const at = { line: 4, character: 'obligation Help { each party sh'.length + 2 };
    const back = { ...at, character: at.character + 1 };
    for (const letter of ['x', 'y', 'x']) {
      await client.change(uri, letter, { start: at, end: at });
      assert.ok(codes(await pulled(client)).includes('syntax'));
      // judges the broken text, so that what was found before it is of no use to it any more
      await client.request('foedus/check', {});
      await pulled(client);
      await client.change(uri, '', { start: at, end: back });
      assert.deepEqual(await pulled(client), whole);
      await client.request('foedus/check', {});
      assert.deepEqual(await pulled(client), whole);
    }
    await client.end();
  });

  test('is answered by what is whole once all is known', async () => {
    const client = await Client.start();
    const whole = await opened(client, text);
    await client.change(uri, text.replace('2020', '2021'));
    await client.change(uri, text);
    await pulled(client);
    const { refreshes } = client;
    // works out all that is owed
    await client.request('foedus/check', {});
    assert.deepEqual(await pulled(client), whole);
    assert.equal(client.refreshes, refreshes);
    await client.end();
  });
});

test('of a long file it is told what is found first while the rest is worked out', async () => {
  const many = Array.from({ length: 100 }, (_, at) => text.replace('treaty Pact "Pact"', `treaty Pact${at} "${at}"`));
  const patient = { ...capable, workspace: { ...capable.workspace, diagnostics: undefined } };
  const [one, two] = [await Client.start(), await Client.start({ capabilities: patient })];
  await two.open(uri, many.join(''));
  const whole = JSON.stringify(await pulled(two));
  await one.open(uri, many.join(''));
  const seen: (readonly Diagnostic[])[] = [];
  for (;;) {
    const { refreshes } = one;
    seen.push(await pulled(one));
    if (JSON.stringify(seen.at(-1)) === whole) break;
    await one.until(() => one.refreshes > refreshes);
  }
  // nothing that can be read is wrong; what is found first; all
  assert.deepEqual(seen[0], []);
  assert.ok(seen.length > 2);
  await Promise.all([one.end(), two.end()]);
});

test('a client that cannot be asked to pull again has the whole answer', async () => {
  const patient = { ...capable, workspace: { ...capable.workspace, diagnostics: undefined } };
  const [one, two] = [await Client.start(), await Client.start({ capabilities: patient })];
  const whole = await opened(one, text);
  await two.open(uri, text);
  assert.deepEqual(await pulled(two), whole);
  await Promise.all([one.end(), two.end()]);
});

test('a client that is pushed to has all in the end', async () => {
  const [one, two] = [await Client.start(), await Client.start({ capabilities: pushOnly })];
  const whole = await opened(one, text);
  await two.open(uri, text);
  await two.until(() => two.pushed.get(uri)?.length === whole.length);
  assert.deepEqual(two.pushed.get(uri), whole);
  await Promise.all([one.end(), two.end()]);
});

test('work on many files ends with a change, also one between two of them', async () => {
  let generation = 0;
  const findings = {
    goesOn() {
      const before = generation;
      return () => generation === before;
    },
    settle: async () => true,
  } as unknown as Findings;
  const done: string[] = [];
  const work = (each: string) => {
    done.push(each);
    if (each === 'b' && done.length === 2) generation++;
  };
  assert.equal(await inTurns(findings, undefined, ['a', 'b', 'c'], work), false);
  assert.deepEqual(done, ['a', 'b']);
  assert.equal(await inTurns(findings, undefined, ['a', 'b', 'c'], work), true);
  // the files are those of before the change
  const begun = inTurns(findings, undefined, [], work);
  generation++;
  assert.equal(await begun, false);
});

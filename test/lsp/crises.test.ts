import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { CancellationTokenSource, type CodeLens, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { CoverageResult, RunScenarioResult, ScenariosResult } from '../../server/lsp/protocol.ts';
import { Client, type ClientOptions, capable } from './_client.ts';

const treaties = 'file:///pacts/dual.treaty';
const crises = 'file:///pacts/july.treaty';
const files = {
  [treaties]: `treaty Dual "Dual Alliance" {
  signed 1879-10-07
  parties { AUH GMY }
  trigger ByRussia { armed-attack on any party by RUS }
  obligation War { the other party shall defend that party when ByRussia }
  obligation Talks { each party shall consult other parties }
}
treaty Peace "Peace" {
  signed 1880-01-01
  parties { GMY RUS }
  obligation NoForce { each party shall refrain from force against other party }
}
`,
  [crises]: `scenario July "Before Germany declared war" {
  under Dual
  on 1914-07-30
  event mobilization by RUS against AUH
  expect GMY not bound to defend AUH because kind
  expect GMY bound to defend AUH under Dual.War
}
`,
};

let client: Client;
afterEach(() => client.end());

async function start(options: ClientOptions = {}): Promise<Client> {
  client = await Client.start({ files, ...options });
  // The files have been read when this has its answer.
  await client.request('foedus/scenarios', {});
  return client;
}

/** The lenses of a file with what they say. */
async function lenses(uri: string): Promise<CodeLens[]> {
  const found = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  return Promise.all(found.map((lens) => client.request<CodeLens>('codeLens/resolve', lens)));
}

describe('lenses', () => {
  test('over a scenario: its outcome, and the command that shows it', async () => {
    await start();
    const [lens] = await lenses(crises);
    assert.deepEqual(lens?.range.start, { line: 0, character: 9 });
    assert.deepEqual(lens?.command, {
      title: '▶ run · 1 of 2 expectations holds',
      command: 'foedus.runScenario',
      arguments: [crises, 'July'],
    });
  });

  test('over a treaty: what it asks for, and the way to the clause that conflicts', async () => {
    await start();
    const [dual, peace] = await lenses(treaties);
    assert.equal(dual?.command?.title, '2 obligations · 1 conflict');
    assert.equal(dual?.command?.command, 'foedus.showFinding');
    assert.deepEqual(dual?.command?.arguments, [
      { uri: treaties, range: { start: { line: 4, character: 13 }, end: { line: 4, character: 16 } } },
    ]);
    assert.equal(peace?.command?.title, '1 obligation · 1 conflict');
  });

  test('a client without our commands is given none', async () => {
    await start({ options: { files: 'client' } });
    const all = [...(await lenses(treaties)), ...(await lenses(crises))].map(({ command }) => command);
    assert.deepEqual(
      all.map((command) => command?.title),
      ['2 obligations · 1 conflict', '1 obligation · 1 conflict', '1 of 2 expectations holds'],
    );
    assert.ok(all.every((command) => command?.command === '' && command.arguments === undefined));
  });

  test('a change to a treaty refreshes the lenses of the scenarios', async () => {
    client = new Client({ files });
    let refreshed = 0;
    const asked = new Promise<void>((resolve) => {
      client.connection.onRequest('workspace/codeLens/refresh', () => {
        refreshed++;
        if (client.lists > 0) resolve();
      });
    });
    await client.request('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { ...capable, workspace: { ...capable.workspace, codeLens: { refreshSupport: true } } },
      initializationOptions: { files: 'client', commandLinks: true },
      workspaceFolders: [{ uri: 'file:///pacts', name: 'work' }],
    });
    await client.connection.sendNotification('initialized', {});
    await client.open(treaties, files[treaties] ?? '');
    await client.change(treaties, (files[treaties] ?? '').replace('armed-attack', 'armed-attack mobilization'));
    await asked;
    assert.equal(refreshed, 1, 'a burst of changes asks once');
  });
});

describe('scenarios as tests', () => {
  test('they are listed with their expectations, in one file or everywhere', async () => {
    await start();
    const all = await client.request<ScenariosResult>('foedus/scenarios', {});
    assert.deepEqual(
      all.scenarios.map(({ uri, name, title }) => [uri, name, title]),
      [[crises, 'July', 'Before Germany declared war']],
    );
    const [july] = all.scenarios;
    assert.deepEqual(
      july?.expectations.map(({ text, range }) => [text, range.start]),
      [
        ['expect GMY not bound to defend AUH because kind', { line: 4, character: 2 }],
        ['expect GMY bound to defend AUH under Dual.War', { line: 5, character: 2 }],
      ],
    );
    assert.deepEqual(await client.request('foedus/scenarios', { uri: treaties }), { scenarios: [] });
  });

  test('a run says what holds, and why what fails does not', async () => {
    await start();
    const result = await client.request<RunScenarioResult>('foedus/runScenario', { uri: crises, name: 'July' });
    assert.deepEqual(
      result.expectations.map(({ holds, readable }) => [holds, readable]),
      [
        [true, true],
        [false, true],
      ],
    );
    assert.match(result.expectations[1]?.says ?? '', /not bound.*mobilization is no armed-attack/);
    assert.deepEqual(result.expectations[1]?.range.start, { line: 5, character: 2 });
    assert.match(result.markdown, /^# Before Germany declared war/);
    assert.deepEqual(result.faults, []);
  });

  test('a run follows what is typed, in the scenario as in the treaty', async () => {
    await start();
    await client.open(treaties, (files[treaties] ?? '').replace('{ armed-attack', '{ mobilization'));
    const { outcome, expectations } = await client.request<RunScenarioResult>('foedus/runScenario', { name: 'July' });
    assert.equal(outcome, '1 of 2 expectations holds');
    assert.deepEqual(
      expectations.map(({ holds }) => holds),
      [false, true],
    );
  });

  test('a scenario that is not there has no result; one whose names mean nothing says so', async () => {
    await start();
    assert.equal(await client.request('foedus/runScenario', { name: 'August' }), null);
    await client.open(crises, (files[crises] ?? '').replace('by RUS against', 'by RUSS against'));
    const result = await client.request<RunScenarioResult>('foedus/runScenario', { uri: crises, name: 'July' });
    assert.match(result.faults[0]?.message ?? '', /RUSS/);
  });

  test('coverage names the clauses that no scenario exercised, and reports progress', async () => {
    await start();
    const told: { kind: string }[] = [];
    client.connection.onNotification('$/progress', ({ token, value }) => {
      if (token === 'mine') told.push(value);
    });
    const { files: covered } = await client.request<CoverageResult>('foedus/coverage', { workDoneToken: 'mine' });
    assert.deepEqual(
      covered.map(({ uri, clauses }) => [uri, clauses.map(({ name, scenarios }) => [name, scenarios])]),
      [
        [
          treaties,
          [
            ['Dual.War', 1],
            ['Dual.Talks', 0],
            ['Dual.ByRussia', 1],
            ['Peace.NoForce', 0],
          ],
        ],
      ],
    );
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['begin', 'report', 'end'],
    );
    const none = await client.request<CoverageResult>('foedus/coverage', { scenarios: [] });
    assert.ok(none.files.every(({ clauses }) => clauses.every(({ scenarios }) => scenarios === 0)));
  });

  test('coverage of many scenarios can be taken back', async () => {
    const many = Array.from({ length: 300 }, (_, at) => (files[crises] ?? '').replace('July', `July${at}`)).join('');
    await start({ files: { ...files, [crises]: many } });
    const source = new CancellationTokenSource();
    const request = client.connection.sendRequest<CoverageResult>('foedus/coverage', {}, source.token);
    source.cancel();
    const error = await request.then(
      () => assert.fail('it was answered'),
      (reason) => reason,
    );
    assert.ok(error instanceof ResponseError);
    assert.equal(error.code, LSPErrorCodes.RequestCancelled);
  });
});

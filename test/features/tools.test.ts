/** What a language model may ask: what it is answered, what it is told where it asks wrongly, and that all faces agree. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, type TestContext, test } from 'node:test';
import { answerTool, ToolError, tools } from '../../server/features/tools.ts';
import { makeWorkspace } from '../../server/model/workspace.ts';
import { folder, root } from '../support/foedus.ts';
import { samples, settings, sourceFile } from './_workspace.ts';

const workspace = samples();
const ask = (name: string, input: Record<string, unknown>) => answerTool(name, input, workspace, settings);

describe('the three tools', () => {
  test('a file is checked; a draft is checked beside the treaties here', () => {
    assert.match(ask('treaty_check', { file: 'north-atlantic-1949.treaty' }), /north-atlantic-1949\.treaty:\d+:\d+ \*\*warning\*\* ambiguous-trigger/); // biome-ignore format: one line
    const draft = 'treaty Mine "m" { supplements NATO article 1 { obligation O { each party shall consult when NATO.Threatend } } }'; // biome-ignore format: one line
    assert.match(ask('treaty_check', { text: draft }), /unresolved-name.*Threatened/);
    assert.match(ask('treaty_check', {}), /files were checked on 2024-01-01: \d+ findings/);
  });

  test('a concept by another of its names; an event with who is bound', () => {
    assert.match(ask('treaty_explain', { name: 'free riding' }), /^# Free rider problem/i);
    const page = ask('treaty_whatif', { event: 'unprovoked invasion by RUS on AUH', date: '1890-01-01', under: 'DualAlliance' }); // biome-ignore format: one line
    assert.match(page, /\*\*GMY\*\*: bound/);
  });

  const wrong: readonly [name: string, input: Record<string, unknown>, says: RegExp][] = [
    ['treaty_check', { file: 'nothing.treaty' }, /no file nothing\.treaty; there are .*anzus/],
    ['treaty_check', { text: 4 }, /`text` has to be text/],
    ['treaty_explain', {}, /`name` is missing/],
    ['treaty_explain', { name: 'entrapmant' }, /Did you mean entrapment/],
    ['treaty_whatif', { event: 'RUS attacks AUH', date: '1890-01-01' }, /cannot be read as an event.*invasion by GMY on FRN/], // biome-ignore format: one line
    ['treaty_whatif', { event: 'invasion by RUS on AUH', date: 'yesterday' }, /`date`/],
    ['treaty_whatif', { event: 'war by RUS on AUH }\ntreaty X "x" {', date: '1890-01-01' }, /cannot be read/],
    ['treaty_write', {}, /no tool treaty_write/],
  ];
  for (const [name, input, says] of wrong)
    test(`${name} ${JSON.stringify(input)} is told what would do`, () => {
      assert.throws(() => ask(name, input), (error) => error instanceof ToolError && says.test(error.message)); // biome-ignore format: one line
    });

  test('a file whose address has signs that stand for nothing is named as it is', () => {
    const odd = makeWorkspace([sourceFile('file:///pacts/100%.treaty', 'treaty Odd "o" { parties { USA } }')]);
    assert.match(answerTool('treaty_check', { file: '100%.treaty' }, odd, settings), /^100%\.treaty was checked/);
  });

  test('where there are no treaties that is said', () => {
    assert.throws(() => answerTool('treaty_check', {}, makeWorkspace([]), settings), /no treaties here/);
  });
});

test('the editor announces the same tools', () => {
  const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const english = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8'));
  const announced = contributes.languageModelTools.map(
    ({ name, displayName, modelDescription, inputSchema }: { name: string; displayName: string; modelDescription: string; inputSchema: { properties: Record<string, { description: string }>; required: string[] } }) => ({ name, displayName: english[displayName.slice(1, -1)], modelDescription, inputSchema }),
  ); // biome-ignore format: one thing
  assert.deepEqual(
    announced,
    tools.map(({ name, title, description, input }) => ({
      name,
      displayName: title,
      modelDescription: description,
      inputSchema: {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(input).map(([key, { description: says }]) => [key, { type: 'string', description: says }]),
        ),
        required: Object.entries(input).flatMap(([key, { required }]) => (required ? [key] : [])),
      },
    })),
  );
});

describe('foedus mcp', () => {
  /** A client of the protocol: sends a request, waits for its answer. */
  async function connect(context: TestContext, files: Record<string, string>) {
    const cwd = await folder(context, files);
    const child = spawn(process.execPath, [path.join(root, 'server/cli/main.ts'), 'mcp'], { cwd });
    context.after(() => child.kill());
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    let id = 0;
    return async (method: string, params: unknown) => {
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: ++id, method, params })}\n`);
      for (;;) {
        const { value, done } = await lines.next();
        assert.ok(!done, 'it goes on');
        const message = JSON.parse(value);
        if (message.id === id) return message.result ?? message.error;
      }
    };
  }

  test('says which tools there are, that they only read, and answers from the folder as it is now', async (context) => {
    const request = await connect(context, { 'a.treaty': 'treaty A "a" { parties { UKG FRN } obligation O { each party shal } }\n' }); // biome-ignore format: one line
    const hello = await request('initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } }); // biome-ignore format: one line
    assert.equal(hello.serverInfo.name, 'foedus');
    const listed = await request('tools/list', {});
    assert.deepEqual(
      listed.tools.map(({ name }: { name: string }) => name).sort(),
      tools.map(({ name }) => name).sort(),
    );
    for (const { annotations } of listed.tools) assert.equal(annotations.readOnlyHint, true);
    const checked = await request('tools/call', { name: 'treaty_check', arguments: {} });
    assert.match(checked.content[0].text, /a\.treaty:1:\d+ \*\*error\*\* syntax/);
    const refused = await request('tools/call', { name: 'treaty_explain', arguments: { name: 'nothing at all' } });
    assert.equal(refused.isError, true);
    assert.match(refused.content[0].text, /No rule and no concept/);
  });

  test('a folder without treaties: drafts are checked all the same', async (context) => {
    const request = await connect(context, {});
    await request('initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } }); // biome-ignore format: one line
    const checked = await request('tools/call', { name: 'treaty_check', arguments: { text: 'treaty A "a" { parties { UKG } }' } }); // biome-ignore format: one line
    assert.match(checked.content[0].text, /draft\.treaty was checked/);
  });
});

// Editors count a line in bytes, UTF-16 units or characters; whichever they choose, the same word is meant.
import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import type { Hover, Range, WorkspaceEdit } from 'vscode-languageserver/node';
import { Client, capable } from './_client.ts';

const uri = 'file:///pacts/a.treaty';
const text =
  'treaty Pakt "Übereinkunft 𝔓 über Ⅳ" { parties { GBR FRA } trigger Fall "ß" { war } trigger Zwei = Fall }\n';

let client: Client;
afterEach(() => client.end());

const lengths = {
  'utf-8': (piece: string) => Buffer.byteLength(piece),
  'utf-16': (piece: string) => piece.length,
  'utf-32': (piece: string) => [...piece].length,
};

for (const [encoding, length] of Object.entries(lengths))
  describe(encoding, () => {
    const start = async () => {
      client = await Client.start({
        capabilities: { ...capable, general: { positionEncodings: [encoding, 'utf-16'] } },
      });
      await client.open(uri, text);
    };
    const place = (word: string, from = 0) => ({ line: 0, character: length(text.slice(0, text.indexOf(word, from))) });

    test('is agreed on, asked in and answered in', async () => {
      await start();
      assert.equal(client.initialized.capabilities.positionEncoding, encoding);
      const hover = await client.at<Hover>('textDocument/hover', uri, place('FRA'));
      assert.deepEqual(hover.range, { start: place('FRA'), end: place(' }') });
      const { changes } = await client.request<WorkspaceEdit>('textDocument/rename', {
        textDocument: { uri },
        position: place('Fall }'),
        newName: 'Casus',
      });
      const ranges = changes?.[uri]?.map(({ range }): Range => range);
      assert.deepEqual(
        ranges?.map((each) => each.start),
        [place('Fall'), place('Fall', text.indexOf('Zwei'))],
      );
    });

    test('an edit behind such letters changes what it means to', async () => {
      await start();
      const at = place('FRA');
      await client.change(uri, 'USA', { start: at, end: { line: 0, character: at.character + 3 } });
      const hover = await client.at<Hover>('textDocument/hover', uri, at);
      assert.match((hover.contents as { value: string }).value, /United States/);
    });
  });

test('a client that says nothing, or nothing known, counts UTF-16 units', async () => {
  client = await Client.start({ capabilities: { ...capable, general: { positionEncodings: ['utf-7'] } } });
  assert.equal(client.initialized.capabilities.positionEncoding, 'utf-16');
});

/**
 * The whole server against one that knows nothing: after any edits of several files, whether typed or made by other
 * programs, both answer the same to all that an editor asks. `EDITS=2000` for that many sequences; the last long run's
 * result stands in docs/robustness.md.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { apply, beginning, type Change, changes, fileCount } from '../support/edits.ts';
import { Editor } from './_editor.ts';
import { type Encoding, positionAt, wholeBefore } from './_places.ts';
import { aboutFile, aboutPlace, aboutWorkspace, assertNoFailures } from './_questions.ts';

const runs = Number(process.env.EDITS ?? 12);

/** One of them has a name that is written in another way in addresses. */
const names = ['0', '1', '2', '3', '4 — 😀 100%', 'deep/5'];
const uriOf = (file: number) => `file:///pacts/${encodeURI(names[file] ?? '').replaceAll('?', '%3F')}.treaty`;
const movedUri = (file: number) => `file:///pacts/moved/${file}.treaty`;
const configuration = 'file:///pacts/foedus.json';
const table = 'file:///pacts/money.csv';
const withTable = 'file:///pacts/figures.treaty';

/** What happens: a change of a text, typed or made by another program; or something around it. */
type Event =
  | { readonly change: Change; readonly by: 'typing' | 'disk'; readonly pieces: number }
  | { readonly what: 'open' | 'close' | 'save' | 'move' | 'ask'; readonly file: number }
  | { readonly what: 'configure' | 'table'; readonly text: string | undefined };

const file = fc.nat(fileCount - 1);
const events: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      change: changes,
      by: fc.constantFrom('typing' as const, 'typing' as const, 'typing' as const, 'disk' as const),
      pieces: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constantFrom('open' as const, 'close' as const, 'save' as const, 'move' as const, 'ask' as const),
      file,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.record({
        what: fc.constant('configure' as const),
        text: fc.constantFrom(undefined, '{', '{ "rules": { "no-exit": "off", "syntax": "hint" } }', '{ "exclude": ["2.treaty", "deep/**"] }', '{ "dateOfAnalysis": "1905-01-01" }'), // biome-ignore format: one line
      }),
      fc.record({
        what: fc.constant('table' as const),
        text: fc.constantFrom(
          undefined,
          'state,gdp\nGBR,1\nGMY,2\n',
          'state;gdp\nGBR;x\n',
          '"',
          'state,gdp\r\nFRN,3\r\n',
        ),
      }),
    ),
  },
);

const part = fc.double({ min: 0, max: 1, noNaN: true });
/** Some events, then the answers about a file and places in it. */
const batches = fc.record({
  events: fc.array(events, { minLength: 1, maxLength: 20, size: 'max' }),
  file,
  places: fc.array(part, { minLength: 1, maxLength: 2 }),
});

async function happen(editor: Editor, before: (string | undefined)[], event: Event): Promise<void> {
  if ('text' in event) {
    await editor.write(event.what === 'table' ? table : configuration, event.text);
    return;
  }
  const at = 'change' in event ? event.change.file : event.file;
  const home = uriOf(at);
  const uri = editor.textOf(home) === undefined && editor.textOf(movedUri(at)) !== undefined ? movedUri(at) : home;
  if ('change' in event) {
    const { change, by, pieces } = event;
    const text = editor.textOf(uri);
    if (by === 'typing' && change.what === 'undo') return editor.undo(uri);
    const next = apply(text, change, before[at]);
    if (next === text) return;
    before[at] = text;
    if (next === undefined) {
      await editor.write(uri, undefined);
      if (by === 'typing') await editor.close(uri);
    } else if (by === 'disk' || text === undefined) await editor.write(uri, next);
    else if (change.what === 'crlf') await editor.replace(uri, next);
    else await editor.type(uri, next, pieces);
    return;
  }
  switch (event.what) {
    case 'open':
      return editor.show(uri);
    case 'close':
      return editor.close(uri);
    case 'save':
      return editor.save(uri);
    case 'move':
      return editor.move(uri, uri === home ? movedUri(at) : home);
    case 'ask':
      return editor.askInPassing('textDocument/diagnostic', uri);
  }
}

/** What the server says now: of all files what is wrong and their colours, of one of them everything. */
async function answers(editor: Editor, file: number, places: readonly number[]): Promise<unknown> {
  // This waits until all is known: a pull is answered at once with what can be read, and what it comes to follows.
  const found: Record<string, unknown> = { workspace: await aboutWorkspace(editor.client) };
  for (const uri of editor.uris()) {
    found[`findings ${uri}`] = await editor.findings(uri);
    if (uri.endsWith('.treaty')) found[`colours ${uri}`] = await editor.tokens(uri);
  }
  const uri = uriOf(file);
  const text = editor.textOf(uri) ?? '';
  for (const each of places) {
    const position = positionAt(text, wholeBefore(text, Math.floor(each * text.length)), editor.encoding);
    found[`place ${JSON.stringify(position)}`] = await aboutPlace(editor.client, uri, position);
    found.file = await aboutFile(editor.client, uri, {
      start: position,
      end: positionAt(text, text.length, editor.encoding),
    });
  }
  return found;
}

const figures = 'figures Money from "money.csv"\ntreaty Purse "Purse" { parties { GBR GMY } burden Costs { share GBR 40% share others 60% basis gdp from Money } }\n'; // biome-ignore format: one line

let edits = 0;
for (const encoding of ['utf-16', 'utf-8', 'utf-32'] satisfies Encoding[])
  test(`after any edits the server answers as one that knows nothing; positions in ${encoding}`, async () => {
    // Most editors count in UTF-16 units.
    const numRuns = Math.max(2, Math.round(encoding === 'utf-16' ? runs * 0.7 : runs * 0.15));
    const beforehand = Object.fromEntries(beginning.map((text, at) => [uriOf(at), text]));
    const settings = { '': { dateOfAnalysis: '1912-01-01' } };
    await fc.assert(
      fc.asyncProperty(fc.array(batches, { minLength: 1, maxLength: 10, size: 'max' }), async (all) => {
        const editor = await Editor.start({ ...beforehand, [withTable]: figures }, encoding, settings);
        try {
          const before: (string | undefined)[] = [...beginning];
          for (const { events, file, places } of all) {
            for (const event of events) {
              await happen(editor, before, event);
              edits++;
            }
            await editor.settle();
            const other = await editor.fresh();
            try {
              assert.deepEqual(await answers(editor, file, places), await answers(other, file, places));
              assertNoFailures(editor.client);
              assertNoFailures(other.client);
            } finally {
              await other.end();
            }
          }
        } finally {
          await editor.end();
        }
      }),
      // A sequence that fails is said as it is, since making it smaller takes long; with its seed it is made smaller.
      { numRuns, ...(process.env.SEED ? { seed: Number(process.env.SEED) } : { endOnFailure: true }) },
    );
  });

test('that was many edits', (context) => {
  context.diagnostic(`${edits} edits and other events`);
  assert.ok(edits > runs);
});

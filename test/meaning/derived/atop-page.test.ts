/** docs/atop.md says of each variable what the code says of it, and every code derived is one that the page knows. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { atopOf, atopVariables } from '../../../server/meaning/derived/index.ts';
import { sampleWorkspace } from '../_read.ts';

describe('docs/atop.md', () => {
  it('has the table of variables as it is', () => {
    const page = readFileSync(new URL('../../../docs/atop.md', import.meta.url), 'utf8');
    const rows = atopVariables.map(
      ({ name, meaning, sure, from }) => `| \`${name}\` | ${meaning} | ${sure} | ${from ?? 'nothing: always empty'} |`,
    );
    assert.equal(page.slice(page.indexOf('| `atopid`')).split('\n').filter((line) => line.startsWith('| `')).join('\n'), rows.join('\n')); // biome-ignore format: one line
  });
  it('a variable has a value in some sample, or none, just as the table says', () => {
    const workspace = sampleWorkspace();
    const derivable = new Set(atopVariables.flatMap(({ name, from }) => (from ? [name] : [])));
    for (const placed of workspace.treaties) {
      const { alliance, members } = atopOf(workspace, placed);
      for (const codes of [alliance, ...members.map((member) => member.codes)])
        for (const [name, figure] of Object.entries(codes))
          assert.ok(figure.value === undefined || derivable.has(name), name);
    }
  });
});

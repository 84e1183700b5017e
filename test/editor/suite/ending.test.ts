// Only where the server is a process: a worker of the browser cannot be killed from outside. Needs `ps`.
import { execFileSync } from 'node:child_process';
import { assert } from 'chai';
import { codesOf, findings, openText, replace, until, untilFindings } from './_helpers.ts';

/** The language servers that this extension host started. */
function servers(): number[] {
  return execFileSync('ps', ['-eo', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [])
    .filter(([, , parent, state, args]) => Number(parent) === process.pid && !state?.startsWith('Z') && /dist[\\/]server\.js/.test(args ?? '')) // biome-ignore format: one line
    .map(([, pid]) => Number(pid));
}

(process.platform === 'win32' ? suite.skip : suite)('a language server that is killed', () => {
  test('comes back, and knows what was written in no file, before its end and after', async () => {
    const { document } = await openText('treaty Lost "Lost" { signed 2020-01-15 parties { DNK NOR } }\n');
    await replace(document, 'parties', 'trigger Idle { thret on any party } parties');
    assert.deepInclude(await untilFindings(document, 'unknown-word'), { code: 'unknown-word', at: 'thret' });
    const [pid, ...others] = servers();
    assert.isDefined(pid);
    assert.isEmpty(others);
    process.kill(pid as number, 'SIGKILL');
    await replace(document, 'any party', 'any prty');
    await until('another server', () => (servers().some((each) => each !== pid) ? true : undefined));
    await until('both findings', () => {
      const found = findings(document).map(({ at }) => at);
      return found.some((at) => at.includes('thret')) && found.some((at) => at.includes('prty')) ? true : undefined;
    });
    await replace(document, 'thret', 'threat');
    await until('one finding less', () => (codesOf(document).includes('unknown-word') ? undefined : true));
  });
});

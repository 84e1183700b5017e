// A language server that is killed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { nato, type Scene } from '../user.ts';

/**
 * To be asked for before the window is opened: VS Code keeps the processes of a closed window for a while, in case it
 * comes back, so a language server that is running already is another window's.
 * @param home the folder of the VS Code server, in which the extension and so its server lie
 */
export function ending(home: string): readonly Scene[] {
  const others = new Set(serversIn(home));
  const servers = () => serversIn(home).filter((pid) => !others.has(pid));
  return [killed(servers)];
}

function killed(servers: () => number[]): Scene {
  return [
    'a language server that is killed comes back with the text as it is; killed again and again, it is given up with a word',
    async (user) => {
      const { page } = user;
      await user.open(nato);
      await user.goTo('deem armed-attack on any party as armed-attack on all parties');
      await user.newLine();
      const slip = page.locator('.squiggly-error').first();
      const makeSlip = async () => {
        await page.keyboard.type('x');
        await page.keyboard.press('Escape');
        await slip.waitFor({ state: 'attached' });
      };
      const mendSlip = async () => {
        await page.keyboard.press('Backspace');
        await slip.waitFor({ state: 'detached' });
      };
      await makeSlip();
      for (let death = 1; death <= 5; death++) {
        const pid = await aServer(servers);
        process.kill(pid, 'SIGKILL');
        await until(() => !servers().includes(pid));
        if (death === 5) break;
        // it works again, and knows the text: what is typed meanwhile, and after
        await mendSlip();
        await makeSlip();
      }
      // the workbench shows no toasts while it is driven by tests; its list of messages is the same
      await user.command('Notifications: Show Notifications');
      const said = page.locator('.notifications-center .notification-list-item');
      await said.getByText('Foedus has stopped').waitFor();
      assert.equal(await said.count(), 1, 'one message, in words for a reader');
      await user.shoot('22-given-up');
      assert.deepEqual(servers(), []);
      await said.getByRole('button', { name: 'Restart' }).click();
      const editor = page.locator('.tab.active', { hasText: 'north-atlantic' }).first();
      await editor.click();
      await mendSlip();
      // after a restart by hand one death is not the last again
      await makeSlip();
      process.kill(await aServer(servers), 'SIGKILL');
      await mendSlip();
    },
  ];
}

/** The process of the language server, once there is one. */
async function aServer(servers: () => number[]): Promise<number> {
  await until(() => servers().length > 0);
  return servers()[0] as number;
}

function serversIn(home: string): number[] {
  return execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(home) && line.includes('dist/server.js') && !/^\s*\d+ Z/.test(line))
    .map((line) => Number.parseInt(line, 10));
}

async function until(done: () => boolean): Promise<void> {
  for (const giveUp = Date.now() + 20_000; !done(); await sleep(100))
    if (Date.now() > giveUp) throw new Error('the language server did not come or go in 20 s');
}

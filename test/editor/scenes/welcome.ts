// Where no folder is open.
import type { Scene } from '../user.ts';

export const welcome: readonly Scene[] = [
  [
    'without a folder the view says how to begin, and its first button leads to a draft',
    async (user) => {
      await user.command('View: Show Treaties');
      const view = user.page.locator('.welcome-view', { hasText: 'No folder is open' });
      await view.waitFor();
      await user.shoot('23-welcome');
      await view.getByRole('button', { name: 'New Treaty…' }).click();
      await user.pick('Mutual defence');
      await user.page.locator('.view-line', { hasText: 'obligation Defence' }).first().waitFor();
    },
  ],
];

/** Folders that come and go; `begin.ts` hears of them. */
import type { Service } from '../service.ts';

export const folders: Service = {
  announce: () => ({ workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  serve: () => undefined,
};

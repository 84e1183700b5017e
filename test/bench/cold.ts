/** How long it takes from starting a server until the first diagnostics of a small file are there. */
import { Client } from './client.ts';
import type { LanguageServer } from './servers.ts';

export interface Started {
  readonly server: string;
  /** Milliseconds to the answer to `initialize`, one for each start. */
  readonly ready: number[];
  /** Milliseconds to the first diagnostics. */
  readonly diagnostics: number[];
  /** Processor time until then. */
  readonly cpu: number[];
}

/** All servers in turn, so many times; once before that does not count, since the disk has everything ready then. */
export async function measureStarts(servers: readonly LanguageServer[], rounds: number): Promise<readonly Started[]> {
  const all: Started[] = servers.map(({ name }) => ({ server: name, ready: [], diagnostics: [], cpu: [] }));
  for (let round = -1; round < rounds; round++) {
    for (const [index, server] of servers.entries()) {
      const text = server.small();
      const client = await Client.start(server);
      const ready = performance.now() - client.started;
      await client.open('small', text);
      const diagnostics = performance.now() - client.started;
      const { cpu } = client.used();
      await client.stop();
      if (round < 0) continue;
      all[index]?.ready.push(ready);
      all[index]?.diagnostics.push(diagnostics);
      all[index]?.cpu.push(cpu);
    }
  }
  return all;
}

import { afterEach } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import type { HeaderPair } from '../../core/contract/models.ts';
import type { Attempt, OutgoingMessage, SendOptions } from '../../core/sender/attempt.ts';
import { createSender, type Sender } from '../../core/sender/sender.ts';
import { type RawServer, rawServer } from './raw-server.ts';

export interface Bench {
  readonly sender: Sender;
  /** A server for this one test. */
  start(...given: Parameters<typeof rawServer>): Promise<RawServer>;
  /** Posts `{}` with these options; ten seconds are enough for all that is not about time. */
  post(url: string, options?: Partial<SendOptions>, message?: Partial<OutgoingMessage>): Promise<Attempt>;
}

/** A sender, and servers that are gone after each test. */
export function sendingBench(): Bench {
  const sender = createSender({ clock: systemClock });
  const servers: RawServer[] = [];
  afterEach(async () => {
    sender.close();
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  return {
    sender,
    async start(...given) {
      const server = await rawServer(...given);
      servers.push(server);
      return server;
    },
    post: (url, options = {}, message = {}) =>
      sender.send(
        { method: 'POST', url, headers: [], body: Buffer.from('{}'), ...message },
        { timeoutMs: 10_000, ...options },
      ),
  };
}

/** A message's headers, one a line. */
export const lines = (headers: readonly HeaderPair[]): string =>
  headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');

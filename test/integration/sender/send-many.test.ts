import { describe, expect, it } from 'vitest';
import type { Attempt, OutgoingMessage } from '../../../core/sender/attempt.ts';
import { sendMany } from '../../../core/sender/send-many.ts';
import { OK } from '../../support/raw-server.ts';
import { sendingBench } from '../../support/sending.ts';

const { sender, start } = sendingBench();

function* messages(url: string, count: number): Generator<OutgoingMessage> {
  for (let n = 0; n < count; n++)
    yield { method: 'POST', url: `${url}/${n}`, headers: [], body: Buffer.from(String(n)) };
}

describe('many messages', () => {
  it('go each once, over as many connections as may be under way at once', async () => {
    const server = await start((socket) => socket.write(OK));
    const attempts = new Map<string, Attempt>();
    await sendMany(sender, messages(server.url, 300), {
      timeoutMs: 10_000,
      connection: 'kept',
      concurrency: 7,
      onAttempt: (attempt, { url }) => attempts.set(url, attempt),
    });
    expect([...attempts.values()].filter(({ ok }) => ok)).toHaveLength(300);
    expect(server.connections).toHaveLength(7);
    const all = Buffer.concat([...server.connections]).toString();
    const targets = [...all.matchAll(/POST \/(\d+) HTTP/g)].map(([, n]) => Number(n));
    expect(targets.sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, n) => n));
  });

  it('stop where the signal says so', async () => {
    const stopper = new AbortController();
    const server = await start();
    const ended: string[] = [];
    await sendMany(sender, messages(server.url, 1_000_000), {
      timeoutMs: 10_000,
      signal: stopper.signal,
      concurrency: 2,
      onAttempt: (_attempt, { url }) => {
        ended.push(url);
        if (ended.length === 5) stopper.abort();
      },
    });
    expect(ended.length).toBeLessThan(10);
  });
});

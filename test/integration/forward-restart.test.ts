import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ForwardTarget } from '../../core/contract/forwarding.ts';
import { type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';
import { type Handler, startHandler } from '../support/handler.ts';
import { send } from '../support/http.ts';
import { OK, rawServer } from '../support/raw-server.ts';
import { forwardTo } from '../support/rules.ts';

let folder: ReturnType<typeof temporaryFolder>;
let handler: Handler;
const engines: RunningEngine[] = [];
beforeEach(async () => {
  folder = temporaryFolder();
  handler = await startHandler();
});
afterEach(async () => {
  await Promise.all(engines.splice(0).map((running) => running.close()));
  await handler.close();
  folder.remove();
});

const dataDir = (): string => join(folder.path, 'data');
async function start(from = dataDir(), more: Parameters<typeof startEngine>[0] = {}): Promise<RunningEngine> {
  const running = await startEngine({ dataDir: from, ...more });
  engines.push(running);
  return running;
}
async function end(running: RunningEngine): Promise<void> {
  engines.splice(engines.indexOf(running), 1);
  await running.close();
}
/** The data folder as a kill at this moment leaves it: nothing is closed, nothing folded in. */
function killed(): string {
  const copy = join(folder.path, 'killed');
  cpSync(dataDir(), copy, { recursive: true });
  return copy;
}
const forward = (running: RunningEngine, targets: ForwardTarget[], paused = false) =>
  running.call('forward.set', { slug: '', forwarding: { targets, paused } });
const settle = (running: RunningEngine) => running.call('forward.settle', { timeoutMs: 20_000 });
const post = (running: RunningEngine, name: string) => send(running.url, { path: `/${name}` });
const got = (): string[] => handler.requests.map(({ path }) => path).sort();
const origin = (): string => new URL(handler.url).origin;

describe('what waits to be forwarded', () => {
  it('goes on after the engine was killed: each event once, in its order, nothing that had ended', async () => {
    const running = await start();
    const target = forwardTo(origin(), { atOnce: 1 });
    await forward(running, [target]);
    await post(running, 'before');
    await settle(running);
    await forward(running, [target], true);
    for (const name of ['a', 'b', 'c']) await post(running, name);
    const next = await start(killed());
    expect((await next.call('forward.health', {})).targets).toMatchObject([{ waiting: 3, paused: true }]);
    await forward(next, [target]);
    await settle(next);
    expect(handler.requests.map(({ path }) => path)).toEqual(['/before', '/a', '/b', '/c']);
    const [delivery] = (await next.call('deliveries.from', { id: '3' })).deliveries;
    expect(delivery).toMatchObject({ kind: 'forward', copyOf: 3, ok: true });
  });

  it('goes on after an orderly end, by itself, and once only', async () => {
    const running = await start();
    const gone = await rawServer(OK);
    await gone.close();
    const target = forwardTo(gone.url, { tries: 10 });
    await forward(running, [target]);
    await post(running, 'a');
    await end(running);
    const next = await start();
    await forward(next, [{ ...target, url: origin() }]);
    await settle(next);
    expect(got()).toEqual(['/a']);
    await end(next);
    await settle(await start());
    expect(got()).toEqual(['/a']);
  });

  it('counts the attempts that were made before, in the same delivery', async () => {
    const refusing = await startHandler((n) => (n === 1 ? 503 : 200));
    const running = await start();
    const target = forwardTo(refusing.url, { tries: 2 });
    const first = new Promise<void>((resolve) => {
      running.engine.onPush(({ name }) => name === 'forward.attempts' && resolve());
    });
    await forward(running, [target]);
    await post(running, 'a');
    await first;
    const next = await start(killed());
    await settle(next);
    const [delivery, ...others] = (await next.call('deliveries.from', { id: '1' })).deliveries;
    expect(others).toEqual([]);
    expect(delivery?.list.map(({ n, response }) => [n, response?.status])).toEqual([
      [1, 503],
      [2, 200],
    ]);
    await refusing.close();
  });

  it('is not what came before the target or while it was off, nor what was removed or forgotten', async () => {
    const running = await start();
    const target = forwardTo(origin());
    await post(running, 'before');
    await forward(running, [{ ...target, enabled: false }]);
    await post(running, 'off');
    await forward(running, [target], true);
    await post(running, 'forgotten');
    await running.call('forward.clear', { slug: '' });
    await post(running, 'removed');
    await running.call('events.remove', { ids: ['4'] });
    await post(running, 'kept');
    const next = await start(killed());
    await forward(next, [target]);
    await settle(next);
    expect(got()).toEqual(['/kept']);
  });

  it('is gone with its target, and what the command line gives is for one run', async () => {
    const running = await start();
    await forward(running, [forwardTo(origin())], true);
    await post(running, 'a');
    await forward(running, []);
    await forward(running, [forwardTo(origin())]);
    await end(running);
    const given = [forwardTo(origin(), { enabled: true })];
    const listening = await start(dataDir(), { forAll: { rules: [], targets: given } });
    await settle(listening);
    expect(got()).toEqual([]);
  });

  it('finds its place again among others that ended before it', async () => {
    let release: () => void = () => {};
    const running = await start();
    const stuck = await rawServer((socket) => {
      release = () => socket.destroy();
    });
    const target = forwardTo(stuck.url, { atOnce: 50, timeoutMs: 600_000 });
    await forward(running, [target]);
    await post(running, 'stuck');
    await forward(running, [{ ...target, url: origin() }]);
    for (let n = 0; n < 30; n++) await post(running, `n${n}`);
    // All but the first have ended, and that is written.
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (handler.finished.length === 30) resolve();
        else setImmediate(look);
      };
      look();
    });
    await running.call('forward.settle', { timeoutMs: 0 });
    const next = await start(killed());
    await settle(next);
    expect(got().filter((path) => path === '/stuck')).toEqual(['/stuck']);
    expect(handler.requests).toHaveLength(31);
    release();
    await stuck.close();
  });
});

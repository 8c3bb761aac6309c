import { afterEach, expect, it } from 'vitest';
import { type RunningEngine, startEngine } from '../support/engine.ts';

let running: RunningEngine | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

it('a page of another site can send to the receiver, as anyone can, and reads nothing there', async () => {
  running = await startEngine();
  const origin = { origin: 'https://evil.example' };
  const asked = await fetch(`${running.url}/x`, {
    method: 'OPTIONS',
    headers: {
      ...origin,
      'access-control-request-method': 'PUT',
      'access-control-request-private-network': 'true',
    },
  });
  const sent = await fetch(`${running.url}/x`, { method: 'POST', headers: origin, body: 'hello' });
  await running.arrived(2);
  for (const answer of [asked, sent]) {
    const names = [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'));
    expect(names).toEqual([]);
    expect(await answer.text()).not.toContain('hello');
  }
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hookglass, jsonLines, type RunningCommand, startHookglass } from '../support/cli.ts';
import { type RunningEngine, startEngine } from '../support/engine.ts';

let command: RunningCommand;
let place: { url: string; apiKey: string; groupID: string };
beforeEach(async () => {
  command = startHookglass(['okaya', 'sandbox', '--json']);
  const { type, url, apiKey, groupID } = await command.next();
  expect(type).toBe('serving');
  place = { url: String(url), apiKey: String(apiKey), groupID: String(groupID) };
});
afterEach(async () => {
  command.child.kill('SIGTERM');
  expect((await command.ended).code).toBe(0);
});

const ask = (method: string, path: string, body: string | null = null, apiKey = place.apiKey) =>
  fetch(`${place.url}${path}`, { method, headers: { 'x-api-key': apiKey }, body });
const register = (url: string) =>
  ask('POST', `/webhooks/${place.groupID}`, JSON.stringify({ url, description: 'A' }));

describe('the sandbox of the command', () => {
  let engine: RunningEngine;
  beforeEach(async () => {
    engine = await startEngine();
  });
  afterEach(() => engine.close());

  it('sends an event to every webhook that is registered, and prints each delivery', async () => {
    const answer = await register(`${engine.url}/okaya`);
    const { id } = (await answer.json()) as { id: string };
    await register('http://127.0.0.1:9/');
    const fired = await ask('POST', '/sandbox/events/user.created');
    expect(await fired.json()).toMatchObject([
      { n: 1, status: 200 },
      { n: 2, status: null },
    ]);
    expect(await command.next()).toMatchObject({
      ...{ type: 'delivery', n: 1, event: 'user.created', webhook: id, status: 200, ok: true },
    });
    expect(await command.next()).toMatchObject({ type: 'delivery', n: 2, ok: false });
    await engine.arrived(1);
    expect(await engine.call('events.full', { id: '1' })).toMatchObject({
      ...{ provider: 'okaya', eventType: 'user.created', validation: { status: 'valid' } },
    });
  });

  it('is marked as what it is in every answer', async () => {
    const answers = await Promise.all([
      ask('GET', `/webhooks/${place.groupID}`),
      ask('GET', '/webhooks/abc'),
      ask('GET', `/webhooks/${place.groupID}`, null, 'another'),
      ask('PATCH', '/groups'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 401, 404]);
    for (const { headers } of answers) expect(headers.get('x-hookglass-sandbox')).toBe('1');
  });

  it.each<[string, () => Promise<Response>, number, string]>([
    ['no key', () => ask('POST', '/sandbox/events/user.created', null, ''), 401, ''],
    [
      'nothing registered',
      () => ask('POST', '/sandbox/events/user.created'),
      409,
      'No webhook is registered',
    ],
    ['an event that there is not', () => ask('POST', '/sandbox/events/user.deleted'), 404, 'no such call'],
    ['a path below a webhook', () => ask('PUT', '/webhooks/38000/we_a/more', '{}'), 404, 'no such call'],
    ['no JSON', () => ask('POST', '/webhooks/38000', '<url>'), 400, 'You are missing the body parameter url'],
    ['a JSON that is a list', () => ask('POST', '/webhooks/38000', '[]'), 400, 'parameter url'],
    ['a JSON that is null', () => ask('POST', '/webhooks/38000', 'null'), 400, 'parameter url'],
    ['2 MB', () => ask('POST', '/webhooks/38000', 'a'.repeat(2 * 1024 * 1024)), 413, 'larger than 1 MB'],
    ['a stray per cent sign', () => ask('GET', '/webhooks/%'), 400, 'groupID must be a number'],
  ])('answers %s in words', async (_what, asking, status, words) => {
    const answer = await asking();
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  });
});

it('says when its port is taken', async () => {
  const { port } = new URL(place.url);
  const { code, stderr } = await hookglass(['okaya', 'sandbox', '--port', port, '--json']);
  expect(code).toBe(4);
  expect(jsonLines(stderr)).toMatchObject([{ type: 'error', code: 'port-in-use' }]);
});

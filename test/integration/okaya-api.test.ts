import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hookglass, jsonLines } from '../support/cli.ts';
import { okayaApiErrors } from '../support/documents.ts';
import { apis, refusalOf, testClient } from '../support/okaya.ts';
import type { ApiPlace } from '../support/okaya-api.ts';

const { signal } = new AbortController();
const url = 'https://integration.example/webhook';
const description = 'Webhook Description';
const events = ['user.created', 'user.session.result'];
const NOBODY = 'we_nobody';

/** Requests that the document answers 400, by the error that it prints for them. `{group}` and `{id}` are real ones. */
const wrong: readonly [error: string, method: string, path: string, body?: unknown][] = [
  ['You are missing the path parameter groupID', 'GET', '/webhooks/'],
  ['You are missing the path parameter groupID', 'POST', '/webhooks/', { url, description }],
  ['groupID must be a number', 'GET', '/webhooks/abc'],
  ['groupID must be a number', 'POST', '/webhooks/abc', { url, description }],
  ['groupID must be a number', 'PUT', '/webhooks/abc/{id}', { url, description }],
  ['groupID must be a number', 'DELETE', '/webhooks/abc/{id}'],
  ['Group not found', 'GET', '/webhooks/999'],
  ['Group not found', 'POST', '/webhooks/999', { url, description }],
  ['Group not found', 'PUT', '/webhooks/999/{id}', { url, description }],
  ['Group not found', 'DELETE', '/webhooks/999/{id}'],
  ['Invalid URL', 'POST', '/webhooks/{group}', { url: 'nowhere', description }],
  ['Invalid URL', 'PUT', '/webhooks/{group}/{id}', { url: 'nowhere', description }],
  ['You are missing the body parameter url', 'POST', '/webhooks/{group}', { description }],
  ['You are missing the body parameter url', 'PUT', '/webhooks/{group}/{id}', { description }],
  ['url must be a string', 'POST', '/webhooks/{group}', { url: 1, description }],
  ['url must be a string', 'PUT', '/webhooks/{group}/{id}', { url: null, description }],
  ['You are missing the body parameter description', 'POST', '/webhooks/{group}', { url }],
  ['You are missing the body parameter description', 'PUT', '/webhooks/{group}/{id}', { url }],
  ['description must be a string', 'POST', '/webhooks/{group}', { url, description: 1 }],
  ['description must be a string', 'PUT', '/webhooks/{group}/{id}', { url, description: [] }],
  ['You are missing the path parameter webhookID', 'PUT', '/webhooks/{group}/', { url, description }],
  ['You are missing the path parameter webhookID', 'DELETE', '/webhooks/{group}/'],
  ['Webhook not found', 'PUT', '/webhooks/{group}/we_nobody', { url, description }],
  ['Webhook not found', 'DELETE', '/webhooks/{group}/we_nobody'],
];

it('the requests of this file have every error of the document', () => {
  expect(new Set(wrong.map(([error]) => error))).toEqual(new Set(okayaApiErrors()));
});

describe.each(apis)('$name', ({ start }) => {
  let api: ApiPlace;
  let id: string;
  const { client } = testClient();
  const place = (group = api.groupID) => ({ baseUrl: api.url, apiKey: api.apiKey, group });
  const request = (method: string, path: string, body?: unknown, apiKey = api.apiKey) =>
    fetch(api.url + path.replace('{group}', api.groupID).replace('{id}', id), {
      method,
      // As the document's own JavaScript does it: without a content type.
      headers: { 'x-api-key': apiKey },
      body: body === undefined ? null : JSON.stringify(body),
    });

  beforeAll(async () => {
    api = await start();
    ({ id } = await client.create(place(), { url, description }, signal));
  });
  afterAll(() => api.close());

  it.each(wrong)('answers "%s" to %s %s', async (error, method, path, body) => {
    const answer = await request(method, path, body);
    expect({ status: answer.status, body: await answer.json() }).toEqual({ status: 400, body: { error } });
  });

  it.each(['GET', 'POST', 'PUT', 'DELETE'])('answers 401 to %s with another key', async (method) => {
    const path = method === 'GET' || method === 'POST' ? '/webhooks/{group}' : '/webhooks/{group}/{id}';
    const body = method === 'POST' || method === 'PUT' ? { url, description } : undefined;
    expect((await request(method, path, body, 'another')).status).toBe(401);
  });

  describe('through the client', () => {
    it('lists, creates, updates and deletes', async () => {
      const made = await client.create(place(), { url: `${url}/2`, description: 'Second' }, signal);
      expect(made).toEqual({
        ...{ id: expect.stringMatching(/^we_/), object: 'webhook_endpoint', status: 'enabled' },
        ...{ url: `${url}/2`, description: 'Second', enabledEvents: events },
      });
      expect(await client.list(place(), signal)).toContainEqual(made);
      const at = { ...place(), webhook: made.id };
      const changed = await client.update(at, { url: `${url}/3`, description: 'Third' }, signal);
      expect(changed).toEqual({ ...made, url: `${url}/3`, description: 'Third' });
      expect(await client.find(at, signal)).toEqual(changed);
      expect(await client.delete(at, signal)).toEqual({ message: 'success' });
      expect((await client.list(place(), signal)).map((one) => one.id)).toEqual([id]);
    });

    it.each<[string, string, () => Promise<unknown>]>([
      ['group', 'groupID must be a number', () => client.list(place('my group'), signal)],
      ['group', 'Group not found', () => client.create(place('999'), { url, description }, signal)],
      ['group', 'You are missing the path parameter groupID', () => client.list(place(''), signal)],
      ['url', 'Invalid URL', () => client.create(place(), { url: 'nowhere', description }, signal)],
      [
        'webhook',
        'Webhook not found',
        () => client.update({ ...place(), webhook: NOBODY }, { url, description }, signal),
      ],
      ['webhook', 'Webhook not found', () => client.delete({ ...place(), webhook: 'a/b' }, signal)],
      [
        'webhook',
        'You are missing the path parameter webhookID',
        () => client.delete({ ...place(), webhook: '' }, signal),
      ],
    ])('tells at %s: %s', async (field, answer, call) => {
      const refusal = await refusalOf(call());
      expect(refusal.code).toBe('okaya-refused');
      expect(refusal.message).toContain(`“${answer}”`);
      expect(refusal.details).toEqual({ field, status: 400, answer });
    });

    it('tells a wrong key at the key, and does not repeat it', async () => {
      const refusal = await refusalOf(client.list({ ...place(), apiKey: 'not-the-one' }, signal));
      expect(refusal).toMatchObject({
        code: 'okaya-unauthorized',
        details: { field: 'apiKey', status: 401 },
      });
      expect(refusal.message).toContain('401');
      expect(JSON.stringify([refusal.message, refusal.details])).not.toContain('not-the-one');
    });

    it.each(['.', '..', ' .. '])('does not take "%s" for an ID', async (text) => {
      const { code, details } = await refusalOf(client.list(place(text), signal));
      expect({ code, details }).toEqual({ code: 'bad-argument', details: { field: 'group' } });
    });
  });

  describe('through the command', () => {
    const okaya = (args: readonly string[], { group = api.groupID, key = api.apiKey } = {}) =>
      hookglass(
        ['okaya', 'webhooks', ...args, '--group', group, '--api', api.url, '--api-key-env', 'KEY', '--json'],
        '',
        { KEY: key },
      );

    it('lists, creates, updates and deletes, one object a webhook', async () => {
      const created = await okaya(['create', '--url', `${url}/cli`, '--description', 'By the command']);
      const [made = {}] = jsonLines(created.stdout);
      expect({ code: created.code, made }).toMatchObject({
        code: 0,
        made: { url: `${url}/cli`, status: 'enabled' },
      });
      // The description is read and sent again: the API wants both.
      const updated = await okaya(['update', String(made.id), '--url', `${url}/cli2`]);
      expect(jsonLines(updated.stdout)).toEqual([{ ...made, url: `${url}/cli2` }]);
      const listed = await okaya(['list']);
      expect(jsonLines(listed.stdout)).toContainEqual({ ...made, url: `${url}/cli2` });
      const kept = await okaya(['delete', String(made.id)]);
      expect({ code: kept.code, stdout: kept.stdout }).toEqual({ code: 2, stdout: '' });
      expect(kept.stderr).toContain('--yes is missing');
      const deleted = await okaya(['delete', String(made.id), '--yes']);
      expect({ code: deleted.code, lines: jsonLines(deleted.stdout) }).toEqual({
        code: 0,
        lines: [{ message: 'success' }],
      });
    });

    it('says where the key is looked for when there is none', async () => {
      const args = ['okaya', 'webhooks', 'list', '--group', '1', '--api', api.url, '--json'];
      const { code, stderr } = await hookglass(args);
      expect(code).toBe(2);
      expect(stderr).toContain('the environment has no OKAYA_API_KEY');
    });

    it.each<[string, string[], { group?: string; key?: string }, string, string]>([
      ['a group that is no number', ['list'], { group: 'abc' }, 'okaya-refused', 'groupID must be a number'],
      ['a group that there is not', ['list'], { group: '999' }, 'okaya-refused', 'Group not found'],
      [
        'a URL that is none',
        ['create', '--url', 'nowhere', '--description', description],
        {},
        'okaya-refused',
        'Invalid URL',
      ],
      [
        'a webhook that there is not',
        ['update', NOBODY, '--url', url, '--description', description],
        {},
        'okaya-refused',
        'Webhook not found',
      ],
      ['one to delete', ['delete', NOBODY, '--yes'], {}, 'okaya-refused', 'Webhook not found'],
      ['one to read first', ['update', NOBODY, '--url', url], {}, 'okaya-refused', 'There is no webhook'],
      ['a wrong key', ['list'], { key: 'not-the-one' }, 'okaya-unauthorized', '401'],
    ])('ends with 1 for %s', async (_what, args, given, code, words) => {
      const { code: exit, stdout, stderr } = await okaya(args, given);
      expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' });
      expect(jsonLines(stderr).at(-1)).toMatchObject({
        type: 'error',
        code,
        message: expect.stringContaining(words),
      });
      expect(stderr).not.toContain('not-the-one');
    });
  });
});

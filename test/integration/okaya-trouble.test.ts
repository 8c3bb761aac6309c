import { beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '../support/certificates.ts';
import { hookglass, jsonLines } from '../support/cli.ts';
import { okayaApiErrors } from '../support/documents.ts';
import { refusalOf, testClient } from '../support/okaya.ts';
import { type DocumentedApi, documentedApi, error, type Scripted } from '../support/okaya-api.ts';
import { sendingBench } from '../support/sending.ts';

const { signal } = new AbortController();
const body = { url: 'https://integration.example/webhook', description: 'Webhook Description' };
const HTML: Scripted = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Sign in</title>',
};

let api: DocumentedApi;
beforeAll(async () => {
  api = await documentedApi();
  return () => api.close();
});
const place = (baseUrl = api.url) => ({ baseUrl, apiKey: api.apiKey, group: api.groupID });
const webhook = () => ({ ...place(), webhook: 'we_1' });

describe('every error of the document', () => {
  const fields: Record<string, string> = {
    groupID: 'group',
    Group: 'group',
    webhookID: 'webhook',
    Webhook: 'webhook',
    url: 'url',
    URL: 'url',
    description: 'description',
  };
  it.each(okayaApiErrors())('"%s" is told at the field that it names', async (text) => {
    const { client } = testClient();
    api.answerWith(error(text));
    const { code, message, details } = await refusalOf(client.update(webhook(), body, signal));
    const named = Object.keys(fields).find((name) => new RegExp(`\\b${name}\\b`).test(text)) ?? '';
    expect({ code, details }).toEqual({
      code: 'okaya-refused',
      details: { field: fields[named], status: 400, answer: text },
    });
    // What to do stands behind what was answered.
    expect(message.split(`“${text}”. `)[1]).toMatch(/\w.*\.$/);
  });
});

describe('what the document does not have', () => {
  it.each<[string, Scripted, string]>([
    ['an error of other words', error('Quota exceeded'), 'with JSON that its document does not have'],
    ['a list of something else', { status: 200, body: '[{"id":1}]' }, 'does not have'],
    [
      'another status',
      { status: 418, body: 'short and stout' },
      'answered 418 with something instead of JSON',
    ],
    ['nothing at all', { status: 200, body: '' }, 'instead of JSON'],
    ['HTML', HTML, 'with HTML instead of JSON'],
    ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example/' } }, 'answered 302'],
    ['10 MB', { status: 200, body: 'a'.repeat(10 * 1024 * 1024) }, 'it was cut'],
  ])('%s is named so, and shown as it came', async (_what, scripted, words) => {
    const { client } = testClient();
    api.answerWith(scripted);
    const { code, message, details } = await refusalOf(client.list(place(), signal));
    expect(code).toBe('okaya-undocumented');
    expect(message).toContain(words);
    expect(details.status).toBe(scripted.status);
    const raw = String(details.raw);
    expect((scripted.body ?? '').slice(0, 2_000)).toContain(raw.replace(/…$|^(OK|Found)$/, ''));
    expect(raw.length).toBeLessThan(2_100);
  });

  it('the key is masked where an answer repeats it', async () => {
    const { client } = testClient();
    api.answerWith({ status: 403, body: `no access for ${api.apiKey}, sorry` });
    const { message, details } = await refusalOf(client.create(place(), body, signal));
    expect(details.raw).toBe('no access for ********, sorry');
    expect(message).not.toContain(api.apiKey);
  });
});

describe('asking again', () => {
  const busy: Scripted = { status: 503, headers: { 'retry-after': '2' } };

  it('a list is asked for again after 429 and 5xx, as the answer says', async () => {
    const { client, waits } = testClient();
    api.answerWith(busy, { status: 429 });
    expect(await client.list(place(), signal)).toEqual([]);
    expect(waits).toEqual([2_000, 1_200]);
  });

  it('and not for ever, nor later than the call may take', async () => {
    const { client, waits } = testClient();
    api.answerWith({ status: 500 }, { status: 502 }, { status: 503, body: 'still busy' });
    expect((await refusalOf(client.list(place(), signal))).details.raw).toBe('still busy');
    expect(waits).toHaveLength(2);
    api.answerWith({ status: 503, headers: { 'retry-after': '60' }, body: 'in a minute' });
    expect((await refusalOf(client.list(place(), signal))).details.raw).toBe('in a minute');
    expect(waits).toHaveLength(2);
  });

  it('what changes something is asked for once', async () => {
    const { client, waits } = testClient();
    const before = api.asked.length;
    for (const call of [
      () => client.create(place(), body, signal),
      () => client.update(webhook(), body, signal),
      () => client.delete(webhook(), signal),
    ]) {
      api.answerWith(busy);
      expect((await refusalOf(call())).code).toBe('okaya-undocumented');
    }
    expect(api.asked.length - before).toBe(3);
    expect(waits).toEqual([]);
  });
});

describe('a server that cannot be had', () => {
  const { start } = sendingBench();

  it('one that hangs is given up within the limit', async () => {
    const { url } = await start(() => {});
    const { client } = testClient({ limitMs: 60 });
    const { code, message, details } = await refusalOf(client.list(place(url), signal));
    expect({ code, details }).toEqual({ code: 'okaya-unreachable', details: { problem: 'target-timeout' } });
    expect(message).toContain('did not answer within 0.06 s');
  });

  it('one that hangs is left at once when the call is cancelled', async () => {
    const cancelling = new AbortController();
    const { url } = await start(() => cancelling.abort());
    const { client } = testClient();
    expect((await refusalOf(client.list(place(url), cancelling.signal))).code).toBe('job-cancelled');
  });

  it('one with a certificate of its own is told in words', async () => {
    const { url } = await start('', await makeCertificate({ name: '127.0.0.1' }));
    const { client } = testClient();
    const { details, message } = await refusalOf(client.list(place(url), signal));
    expect(details.problem).toBe('tls-self-signed');
    expect(message).toMatch(/certificate/);
  });

  it('one that nobody runs, by the command: 4', async () => {
    const gone = await start();
    await gone.close();
    const args = [
      'okaya',
      'webhooks',
      'list',
      '--group',
      '1',
      '--api',
      gone.url,
      '--api-key-env',
      'KEY',
      '--json',
    ];
    const { code, stderr } = await hookglass(args, '', { KEY: 'a' });
    expect(code).toBe(4);
    expect(jsonLines(stderr)).toMatchObject([{ type: 'error', code: 'okaya-unreachable' }]);
  });
});

describe('the command', () => {
  const list = (args: readonly string[], environment: Record<string, string> = { KEY: api.apiKey }) =>
    hookglass(
      ['okaya', 'webhooks', 'list', '--group', api.groupID, '--api-key-env', 'KEY', ...args],
      '',
      environment,
    );

  it('shows what is not documented beside its sentence', async () => {
    api.answerWith(HTML);
    const { code, stdout, stderr } = await list(['--api', api.url, '--json']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(jsonLines(stderr)).toMatchObject([
      { type: 'answer', raw: HTML.body },
      { type: 'error', code: 'okaya-undocumented' },
    ]);
  });

  it.each<[string, string[], Record<string, string>, string]>([
    ['no key', ['--api', 'https://127.0.0.1:9'], {}, 'no variable of the name'],
    ['an API that is no URL', ['--api', 'okaya'], { KEY: 'a' }, 'whole URL of the API'],
    ['an API without TLS elsewhere', ['--api', 'http://api.okaya.me'], { KEY: 'a' }, 'Use https://'],
    ['a key that no header can carry', ['--api', 'http://127.0.0.1:9'], { KEY: 'a\nb' }, 'The API key holds'],
  ])('ends with 2 for %s', async (_what, args, environment, words) => {
    const { code, stdout, stderr } = await list(args, environment);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});

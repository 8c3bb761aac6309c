import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../core/compose/random.ts';
import type { PushData } from '../../core/contract/calls.ts';
import { NO_STATUS, noAnswering } from '../../core/contract/replies.ts';
import { requireScheme } from '../../core/signatures/schemes.ts';
import { sign } from '../../core/signatures/sign.ts';
import { memoryVault } from '../../core/vault/vault.ts';
import { type RunningEngine, startEngine } from '../support/engine.ts';
import { send, sendRaw } from '../support/http.ts';
import { rule, rules } from '../support/rules.ts';

const SEED = 7;
let running: RunningEngine;
beforeEach(async () => {
  running = await startEngine({ random: seededRandom(SEED), vault: memoryVault('a test') });
});
afterEach(() => running.close());

const set = (answering: ReturnType<typeof rules>, slug = '') =>
  running.call('replies.set', { slug, answering });
const detail = (id: string) => running.call('events.get', { id });
const text = (base64: string) => Buffer.from(base64, 'base64').toString();

/** Resolves with what became of an answer that left after its event was told. */
const answered = (seq: number) =>
  new Promise<PushData<'events.answered'>['events'][number]>((resolve) => {
    const stop = running.engine.onPush((push) => {
      const found = push.name === 'events.answered' && push.data.events.find((one) => one.seq === seq);
      if (!found) return;
      stop();
      resolve(found);
    });
  });

describe('rules', () => {
  it('are asked in their order, from the next request on, and the first that matches answers', async () => {
    expect((await send(running.url)).status).toBe(200);
    await set(
      rules(
        rule({ condition: 'method:PUT', status: 201 }),
        rule({ condition: 'path:/orders', status: 202, name: 'orders', enabled: false }),
        rule({ condition: 'body.kind:late and size>5', status: 503, headers: [['Retry-After', '7']] }),
        rule({ status: 299, body: 'the rest' }),
      ),
    );
    expect((await send(running.url, { method: 'PUT' })).status).toBe(201);
    expect((await send(running.url, { path: '/orders', body: '{"kind":"late"}' })).status).toBe(503);
    expect(await send(running.url)).toEqual({ status: 299, body: 'the rest' });
    const event = await detail('3');
    expect(event.reply).toMatchObject({
      status: 503,
      headers: [
        ['Retry-After', '7'],
        ['content-length', '0'],
      ],
    });
    expect(event.answer).toEqual({ by: 'body.kind:late and size>5', fault: null, pending: false });
    expect((await detail('1')).answer).toEqual({ by: null, fault: null, pending: false });
    await set(noAnswering);
    expect((await send(running.url)).status).toBe(200);
  });

  it('of one endpoint leave others alone, and the endpoint keeps its 401 for what no rule takes', async () => {
    const endpoint = {
      ...{ slug: 'hooks', provider: 'meetinglawyers', scheme: null, rejectBadSignature: true },
      options: { headerName: null, recipe: null, publicUrl: null },
    };
    await running.call('endpoints.save', { was: null, endpoint });
    await running.call('endpoints.setSecret', {
      slug: 'hooks',
      which: 'current',
      secret: 'a-secret-of-16-characters',
    });
    await set(rules(rule({ condition: 'signature:missing type:message_sent', status: 418 })), 'hooks');
    const body = readFileSync('fixtures/meetinglawyers/message_sent.json');
    expect((await send(running.url, { path: '/hooks', body })).status).toBe(418);
    expect((await send(running.url, { path: '/hooks', body: '{}' })).status).toBe(401);
    expect((await send(running.url, { path: '/other', body })).status).toBe(200);
  });

  it('fill in the request: its fields, headers, query; nothing stands for what it has not', async () => {
    await set(
      rules(
        rule({
          headers: [['X-Echo', '{{request.header.x-id}}']],
          body: '{"id":"{{event.user.id}}","age":"{{json:event.user.age}}","q":"{{request.query.q}}","none":"[{{event.no}}]","bare":{{event.no}}}',
        }),
      ),
    );
    const sent = await send(running.url, {
      path: '/x?q=a%22b',
      headers: ['X-Id', 'seven', 'Content-Type', 'application/json'],
      body: '{"user":{"id":"u\\"1","age":44}}',
    });
    expect(JSON.parse(sent.body)).toEqual({ id: 'u"1', age: 44, q: 'a"b', none: '[]', bare: null });
    const { reply } = await detail('1');
    expect(reply?.headers).toContainEqual(['X-Echo', 'seven']);
    expect(text(reply?.bodyBase64 ?? '')).toBe(sent.body);
  });

  it('never let a request break the head of its answer', async () => {
    await set(rules(rule({ headers: [['X-Echo', '{{event.text}}']] })));
    const { status } = await send(running.url, { body: '{"text":"a\\r\\nSet-Cookie: x"}' });
    expect(status).toBe(200);
    expect((await detail('1')).reply?.headers).toContainEqual(['X-Echo', 'a Set-Cookie: x']);
  });

  it('that cannot be rules are refused at their field, and nothing changes', async () => {
    const bad = rule({ condition: 'status>' });
    await expect(set(rules(bad))).rejects.toMatchObject({
      code: 'bad-argument',
      details: { rule: bad.id, field: 'condition' },
    });
    const framed = rule({ headers: [['Content-Length', '3']] });
    await expect(set(rules(framed))).rejects.toMatchObject({
      details: { rule: framed.id, field: 'headers' },
    });
    expect((await running.call('endpoints.list', {})).endpoints[0]?.answering).toEqual(noAnswering);
  });

  it('are tried on a captured event without anything being sent', async () => {
    await send(running.url, { path: '/a', body: '{"n":1}' });
    const first = rule({ condition: 'path:/b' });
    const second = rule({ name: 'second', status: 202, body: '{{event.n}} {{event.m}}', delayMs: 20 });
    const trial = await running.call('replies.try', {
      ...{ slug: '', event: '1' },
      answering: rules(first, second),
    });
    expect(trial).toMatchObject({ rule: second.id, told: { by: 'second', fault: null }, delayMs: 20 });
    expect(trial.rules.map(({ matches }) => matches)).toEqual([false, true]);
    expect(trial.reply?.status).toBe(202);
    expect(text(trial.reply?.bodyBase64 ?? '')).toBe('1 ');
    expect(trial.remarks.join()).toContain('event.m');
    const dropped = await running.call('replies.try', {
      ...{ slug: '', event: '1' },
      answering: rules(rule({ fault: { kind: 'reset' } })),
    });
    expect(dropped).toMatchObject({ reply: null, told: { fault: 'reset' } });
  });
});

describe('faults', () => {
  it('hold an answer back: the event is there before it, and its reply once it has left', async () => {
    await set(rules(rule({ status: 500, delayMs: 120 })));
    const coming = answered(1);
    const sent = send(running.url);
    await running.arrived(1);
    expect(await detail('1')).toMatchObject({ reply: null, answer: { pending: true } });
    expect((await sent).status).toBe(500);
    const { reply } = await coming;
    expect(reply?.status).toBe(500);
    expect(reply?.durationMs).toBeGreaterThanOrEqual(119);
    expect(await detail('1')).toMatchObject({ reply: { status: 500 }, answer: { pending: false } });
    // Another event meanwhile does not wait for it.
    expect((await running.call('events.page', { offset: 0, limit: 1 })).events[0]?.reply?.status).toBe(500);
  });

  it('reset the connection in place of an answer', async () => {
    await set(rules(rule({ name: 'gone', fault: { kind: 'reset' } })));
    await expect(send(running.url)).rejects.toMatchObject({ code: 'ECONNRESET' });
    await running.arrived(1);
    expect(await detail('1')).toMatchObject({
      reply: null,
      answer: { by: 'gone', fault: 'reset', pending: false },
    });
  });

  it('give no answer at all: the connection stays open until the sender goes', async () => {
    await set(rules(rule({ fault: { kind: 'no-answer' } })));
    const socket = connect(running.port, '127.0.0.1');
    let came = 0;
    socket.on('data', (bytes) => {
      came += bytes.length;
    });
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}');
    await running.arrived(1);
    expect(await detail('1')).toMatchObject({ reply: null, answer: { fault: 'no-answer', pending: false } });
    // A later request on another connection is answered: nothing of ours waits.
    await set(noAnswering);
    expect((await send(running.url)).status).toBe(200);
    expect(came).toBe(0);
    expect(socket.readyState).toBe('open');
    socket.destroy();
    expect(NO_STATUS).toBe(0);
  });

  it('send a body slowly, and what is stored is what left', async () => {
    await set(rules(rule({ body: 'x'.repeat(50), fault: { kind: 'slow', bytesPerSecond: 500 } })));
    const whole = answered(1);
    expect(await send(running.url)).toEqual({ status: 200, body: 'x'.repeat(50) });
    expect((await whole).reply?.status).toBe(200);
    expect(await detail('1')).toMatchObject({ answer: { fault: 'slow' } });

    await set(rules(rule({ body: 'x'.repeat(5_000), fault: { kind: 'slow', bytesPerSecond: 100 } })));
    const cut = answered(2);
    const socket = connect(running.port, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n');
    // Goes with the first of the body.
    socket.on('data', (bytes) => {
      if (bytes.includes('x')) socket.destroy();
    });
    await cut;
    const { reply } = await detail('2');
    expect(reply?.status).toBe(200);
    const left = text(reply?.bodyBase64 ?? '').length;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(5_000);
  });

  it('fail so many of a hundred, as chance says', async () => {
    await set(rules(rule({ status: 204, fault: { kind: 'fail', percent: 30, status: 503 } })));
    const random = seededRandom(SEED);
    const expected = Array.from({ length: 40 }, () => (random() * 100 < 30 ? 503 : 204));
    const seen: number[] = [];
    for (let n = 0; n < 40; n++) seen.push((await send(running.url)).status);
    expect(seen).toEqual(expected);
    expect(new Set(seen).size).toBe(2);
    const failed = await detail(String(seen.indexOf(503) + 1));
    expect(failed).toMatchObject({ reply: { status: 503 }, answer: { fault: 'fail' } });
  });

  it('of one connection do not stop the requests of others', async () => {
    await set(rules(rule({ condition: 'path:/slow', delayMs: 60_000 })));
    const socket = connect(running.port, '127.0.0.1');
    socket.write('POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n');
    await running.arrived(1);
    for (let n = 0; n < 20; n++) expect((await send(running.url)).status).toBe(200);
    socket.destroy();
  });
});

/** The challenges as their documents show them: general knowledge, for no copy of these documents lies with this project. */
describe('handshakes', () => {
  const all = { slack: true, meta: true, discord: true };

  it('answer Slack with its challenge, and leave its events to the rules', async () => {
    const body = JSON.stringify({
      token: 'Jhj5dZrVaK7ZwHHjRyZWjbDl',
      challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P',
      type: 'url_verification',
    });
    expect((await send(running.url, { body })).body).toBe('{"ok":true}');
    await set({ rules: [rule({ status: 500 })], handshakes: all });
    expect(await send(running.url, { body })).toEqual({
      status: 200,
      body: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P',
    });
    expect((await detail('2')).answer.by).toBe('Slack url_verification');
    expect((await send(running.url, { body: '{"type":"event_callback"}' })).status).toBe(500);
  });

  it('answer Meta with hub.challenge', async () => {
    await set({ rules: [], handshakes: all });
    const path = '/m?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=meatyhamhock';
    expect(await send(running.url, { method: 'GET', path })).toEqual({ status: 200, body: '1158201444' });
    expect((await send(running.url, { method: 'POST', path })).body).toBe('{"ok":true}');
  });

  it("answer Discord's PING with a PONG where its signature is right, and 401 where it is not", async () => {
    // RFC 8032, section 7.1, test 1.
    const secretKey = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
    const publicKey = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
    await set({ rules: [], handshakes: all });
    const body = Buffer.from('{"type":1}');
    const message = { method: 'POST', path: '/', query: null, headers: [], body, url: null };
    const { headers } = sign(message, requireScheme('discord'), secretKey, { now: Date.now() });
    const signed = { headers: [...headers.flat(), 'Content-Length', '10'], body };
    expect((await send(running.url, signed)).status).toBe(401);
    await running.call('endpoints.setSecret', { slug: '', which: 'current', secret: publicKey });
    expect(await send(running.url, signed)).toEqual({ status: 200, body: '{"type":1}' });
    const wrong = headers.map(([name, value]) => [name, value.replace(/^./, (c) => (c === '0' ? '1' : '0'))]);
    expect(
      (await send(running.url, { ...signed, headers: [...wrong.flat(), 'Content-Length', '10'] })).status,
    ).toBe(401);
    expect((await detail('3')).answer.by).toBe('Discord PING, bad signature');
    expect((await send(running.url, { body })).body).toBe('{"ok":true}');
  });
});

it('a message that is no HTTP gets its 400, whatever the rules say', async () => {
  await set(rules(rule({ fault: { kind: 'no-answer' } })));
  expect(await sendRaw(running.port, ['nonsense\r\n\r\n'])).toMatch(/^HTTP\/1\.1 400 /);
});

import { describe, expect, it } from 'vitest';
import {
  createDeliveries,
  KEPT_DELIVERIES,
  KEPT_RESPONSE,
  type NewAttempt,
  type NewDelivery,
  type NewForward,
} from '../../core/store/deliveries.ts';
import { openMemoryHistory } from '../../core/store/history.ts';
import { draftOf } from '../support/drafts.ts';

const delivery: NewDelivery = {
  kind: 'send',
  url: 'http://127.0.0.1:9/hook',
  template: 'okhi/verified',
  provider: 'okhi',
  eventType: 'verified',
  flow: null,
  run: null,
  step: null,
  fault: null,
  scheme: null,
  remarks: ['Nothing to remark.'],
  draft: draftOf('okhi/verified'),
  sentWith: { environment: 'staging', event: '7', timeoutMs: 5_000 },
};

const attempt: NewAttempt = {
  startedAt: 1_000,
  ok: true,
  head: Buffer.from('POST /hook HTTP/1.1\r\nX-Odd: \xff\r\n\r\n', 'latin1'),
  masked: [],
  body: Buffer.from([0, 255]),
  bodyBytes: 2,
  response: {
    status: 200,
    statusText: 'OK',
    httpVersion: '1.1',
    headers: [['X-A', '\xe9']],
    body: Buffer.from('yes'),
    truncated: false,
  },
  unreadable: null,
  timings: { dnsMs: null, connectMs: 1, tlsMs: null, firstByteMs: 2.5, totalMs: 4 },
  error: null,
  remarks: [],
  eventSeq: null,
};

const open = () => createDeliveries(openMemoryHistory().database, () => Date.UTC(2024, 0, 1));

describe('deliveries', () => {
  it('come back as they were, byte for byte, with their draft', () => {
    const store = open();
    const id = store.begin(delivery);
    expect(store.addAttempt(id, attempt)).toBe(1);
    const found = store.get(id);
    expect(found).toMatchObject({ ...delivery, id, createdAt: '2024-01-01T00:00:00.000Z', attempts: 1 });
    expect(found?.list[0]).toMatchObject({
      head: 'POST /hook HTTP/1.1\r\nX-Odd: \xff\r\n\r\n',
      bodyBase64: Buffer.from([0, 255]).toString('base64'),
      response: { headers: [['X-A', '\xe9']], bodyBase64: Buffer.from('yes').toString('base64'), size: 3 },
      timings: attempt.timings,
    });
  });

  it('are told with how their last attempt ended, newest first and page by page', () => {
    const store = open();
    const ids = [store.begin(delivery), store.begin(delivery), store.begin(delivery)];
    const [first = 0, second = 0, third = 0] = ids;
    store.addAttempt(first, attempt);
    const error = { code: 'target-refused', message: 'Nothing listens there.' } as const;
    expect(store.addAttempt(first, { ...attempt, ok: false, response: null, error })).toBe(2);
    expect(store.page({ before: null, limit: 2 }).map(({ id }) => id)).toEqual([third, second]);
    expect(store.page({ before: second, limit: 2 })).toMatchObject([
      { id: first, attempts: 2, ok: false, status: null, problem: 'target-refused' },
    ]);
    expect(store.page({ before: null, limit: 1 })).toMatchObject([{ attempts: 0, ok: false, status: null }]);
  });

  it('are trimmed to the newest, their attempts with them', () => {
    const { database } = openMemoryHistory();
    const store = createDeliveries(database, () => 0);
    const first = store.begin(delivery);
    store.addAttempt(first, attempt);
    for (let n = 0; n < KEPT_DELIVERIES - 1; n++) store.begin({ ...delivery, draft: null });
    expect(store.get(first)?.list).toHaveLength(1);
    store.begin({ ...delivery, kind: 'flow', draft: null });
    expect(store.get(first)).toBeNull();
    expect(store.get(first + 1)).not.toBeNull();
    const count = (table: string) => database.prepare(`SELECT count(*) AS n FROM ${table}`).get();
    expect([count('deliveries'), count('attempts')]).toEqual([{ n: KEPT_DELIVERIES }, { n: 0 }]);
  });

  it('keep the first megabyte of an answer, and say how long it was', () => {
    const store = open();
    const id = store.begin(delivery);
    const body = Buffer.alloc(KEPT_RESPONSE + 5, 'x');
    store.addAttempt(id, { ...attempt, response: { ...attempt.response, body } as NewAttempt['response'] });
    const kept = store.get(id)?.list[0]?.response;
    expect(kept?.size).toBe(KEPT_RESPONSE + 5);
    expect(Buffer.from(kept?.bodyBase64 ?? '', 'base64')).toHaveLength(KEPT_RESPONSE);
  });

  it('name the last targets once each, the last one first', () => {
    const store = open();
    for (const url of ['http://a/', 'http://b/', 'http://a/']) store.begin({ ...delivery, url });
    expect(store.lastUrls(5)).toEqual(['http://a/', 'http://b/']);
  });

  it('have no attempt without a delivery', () => {
    const store = open();
    expect(() => store.addAttempt(7, attempt)).toThrow(/What was sent could not be stored/);
    expect(store.get(7)).toBeNull();
  });
});

describe('what was forwarded', () => {
  const history = () => {
    const { database } = openMemoryHistory();
    database.exec('PRAGMA foreign_keys = ON');
    database.exec(`INSERT INTO requests (seq, received_at, method, path, http_version, headers, body)
      VALUES (1, 0, 'POST', '/', '1.1', '[]', x'00ff'), (2, 0, 'POST', '/', '1.1', '[]', x'01')`);
    return { database, store: createDeliveries(database, () => 0) };
  };
  const forward = (seq: number, kept = { delivery: 0 }): NewForward => ({
    ...{ seq, kept, url: 'http://127.0.0.1:9/hook', provider: null, eventType: null },
    attempt: { ...attempt, body: new Uint8Array() },
  });

  it('has the body of its event, which is not stored again, and every attempt of one event in one delivery', () => {
    const { database, store } = history();
    const kept = { delivery: 0 };
    store.addForwards([forward(1, kept), forward(2)]);
    store.addForwards([forward(1, kept)]);
    const [copy] = store.copiesOf(1);
    expect(copy).toMatchObject({ kind: 'forward', copyOf: 1, attempts: 2, draft: null });
    expect(copy?.list[1]?.bodyBase64).toBe(Buffer.from([0, 255]).toString('base64'));
    expect(database.prepare('SELECT sum(length(body)) AS bytes FROM attempts').get()).toEqual({ bytes: 0 });
    expect(store.page({ before: null, limit: 10 })).toEqual([]);
    expect(store.lastUrls(5)).toEqual([]);
  });

  it('of an event that was deleted meanwhile is left out, and costs the others nothing', () => {
    const { database, store } = history();
    const kept = { delivery: 0 };
    store.addForwards([forward(1, kept)]);
    database.exec('DELETE FROM requests WHERE seq = 1');
    store.addForwards([forward(1, kept), forward(2), forward(1)]);
    expect(store.copiesOf(1)).toEqual([]);
    expect(store.copiesOf(2)).toHaveLength(1);
  });
});

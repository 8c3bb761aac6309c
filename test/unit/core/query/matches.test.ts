import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeaderPair } from '../../../../core/contract/models.ts';
import { parseQuery } from '../../../../core/contract/query/parse.ts';
import { decide } from '../../../../core/query/decide.ts';
import type { QueryFacts } from '../../../../core/query/facts.ts';
import { matches, termMatches } from '../../../../core/query/matches.ts';
import { isPattern } from '../../../../core/query/pattern.ts';
import { requestFacts } from '../../../../core/query/request-facts.ts';
import { SEARCHED_BYTES, searchableBody } from '../../../../core/query/searchable.ts';
import '../../../support/property-seed.ts';
import { captured } from '../../../support/captured.ts';
import { query } from './arbitrary.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');

interface Given extends Partial<Omit<QueryFacts, 'headers' | 'text' | 'json'>> {
  readonly body?: string | Uint8Array;
  readonly headers?: HeaderPair[];
}

function event({ body = '{}', headers = [], ...given }: Given = {}): QueryFacts {
  const { text, json } = searchableBody(headers, Buffer.from(body));
  return {
    ...{
      id: '0123456789-7',
      seq: 7,
      receivedAt: NOW - 60_000,
      method: 'POST',
      path: '/okhi/v2',
      query: 'a=1',
    },
    ...{
      endpoint: 'payments',
      capture: 'complete',
      size: 2_048,
      provider: 'okhi',
      eventType: 'user.created',
    },
    ...{ validation: 'invalid', signature: 'failed', reply: { status: 401, durationMs: 12.5 } },
    ...{ pinned: false, note: null, replay: false, imported: false },
    ...given,
    ...{ headers: () => headers, text, json },
  };
}

function finds(text: string, facts: QueryFacts): boolean {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return matches(parsed.query, facts, NOW);
}

const body = JSON.stringify({
  v2: { verification_status: 'Verified', user: null, items: [{ price: 9.5 }, { price: 20 }] },
  tags: ['red', 'blue'],
  on: true,
  'a.b': '7',
});
const headers: HeaderPair[] = [
  ['X-Signature', 'sha256=AbC'],
  ['Content-Type', 'application/json; charset=utf-8'],
];

describe('an event', () => {
  const facts = event({ body, headers });

  it.each([
    ...[
      '',
      'provider:okhi',
      'provider:OKHI',
      'type:user.created',
      'type:user.*',
      'type:*created',
      'provider:*',
    ],
    ...[
      'is:invalid',
      'signature:failed',
      'method:post',
      'path:/okhi',
      'path:/okhi/',
      'path:/okhi/v2',
      'path:khi',
    ],
    ...['path:/*/v2', 'query:a=1', 'query:A', 'endpoint:payments', 'id:0123456789-7', '#7', 'seq<8', 'seq:7'],
    ...[
      'status>=400',
      'status:401',
      'status!=200',
      'size:2k',
      'size>1k',
      'size<=2k',
      'duration>12ms',
      'duration<13ms',
    ],
    ...['after:"2 min ago"', 'before:"30 s ago"', 'after:2026-11-20T11:59Z', 'after:yesterday', '-before:1h'],
    ...[
      'header.x-signature:*',
      'header.x-signature:abc',
      'header.x-signature:sha256=*',
      'header.content-type:json',
    ],
    ...['body.v2.verification_status:verified', 'body.v2.verification_status:Ver*', 'body.v2.user:null'],
    ...[
      'body.v2.user:*',
      'body.v2:*',
      'body.v2.items[0].price:9.5',
      'body.v2.items.*.price>15',
      'body.on:true',
    ],
    ...[
      'body.tags:blue',
      'body.tags[1]:blue',
      'body.v2.items[1].price:2e1',
      'body."a.b":7',
      'body."a.b">6.5',
    ],
    ...['verif', '"VERIFICATION_STATUS"', 'okhi/v2?a', 'body:red', 'body:v*fied', 'red or green', 'red blue'],
    ...[
      '-green',
      '-is:valid',
      'not (green or yellow)',
      '-note:*',
      '-is:pinned',
      '-is:replay',
      '-is:unanswered',
    ],
  ])('is found by %s', (text) => {
    expect(finds(text, facts)).toBe(true);
  });

  it.each([
    ...[
      'provider:okh',
      'provider:o*x',
      'type:user',
      'is:valid',
      'is:cut',
      'signature:verified',
      'method:GET',
    ],
    ...[
      'path:/okh',
      'path:/okhi/v',
      'path:/v2',
      'path:/okhi*x',
      'query:b',
      'query:a=2',
      'endpoint:pay',
      'endpoint:""',
    ],
    ...['seq>7', 'status<400', 'size>2k', 'size<2k', 'duration>13ms', 'after:"30 s ago"', 'before:yesterday'],
    ...['header.x-signature:sha1', 'header.x-signature:sha256', 'header.x-sig:*'].slice(0, 1),
    ...['header.x-sig:*', 'header.x-signature:*256', 'body.v2.verification_status:verif', 'body.nothing:*'],
    ...[
      'body.v2.items.price:9.5',
      'body.v2.items[2].price:*',
      'body.on:1',
      'body.v2.items.*.price>20',
      'body.tags:re',
    ],
    ...[
      'body.__proto__:*',
      'body.toString:*',
      'green',
      'red green',
      '-red',
      'body:okhi',
      'note:x',
      'is:pinned',
    ],
  ])('is not found by %s', (text) => {
    expect(finds(text, facts)).toBe(false);
  });

  it('is what is known of it, and nothing where there is none', () => {
    const bare = event({
      provider: null,
      eventType: null,
      validation: null,
      signature: null,
      reply: null,
      query: null,
    });
    for (const text of [
      'provider:*',
      'type:*',
      'signature:*',
      'status>0',
      'duration>=0',
      'query:*',
      'is:invalid',
    ]) {
      expect(finds(text, bare), text).toBe(false);
      expect(finds(`-${text}`, bare), text).toBe(true);
    }
    expect(finds('is:unanswered', bare)).toBe(true);
    expect(finds('endpoint:""', event({ endpoint: null }))).toBe(true);
    expect(finds('note:again -again', event({ note: 'pinned: look again' }))).toBe(true);
    expect(
      finds('is:pinned is:replay is:malformed', event({ pinned: true, replay: true, capture: 'malformed' })),
    ).toBe(true);
    expect(finds('is:imported', event({ imported: true }))).toBe(true);
  });

  it('is searched behind its content-encoding and its JSON escapes', () => {
    const zipped = gzipSync('{"name":"na\\u00efve","line":"a\\nb"}');
    const found = event({ body: zipped, headers: [['Content-Encoding', 'gzip']] });
    expect(finds('naïve', found)).toBe(true);
    expect(finds('"na\\\\u00efve"', found)).toBe(true);
    expect(finds('body.name:NAÏVE', found)).toBe(true);
  });

  it('has no text where it is no UTF-8, or cannot be unpacked', () => {
    expect(finds('body:a', event({ body: Uint8Array.of(0x61, 0xff) }))).toBe(false);
    expect(finds('body:a', event({ body: 'a', headers: [['content-encoding', 'gzip']] }))).toBe(false);
  });

  it('is searched up to a limit, and not in half a character', () => {
    const long = event({ body: `${'x'.repeat(SEARCHED_BYTES - 1)}é secret` });
    expect(finds('xxx', long)).toBe(true);
    expect(finds('secret', long)).toBe(false);
    const json = event({ body: JSON.stringify({ a: 1, rest: 'x'.repeat(SEARCHED_BYTES) }) });
    expect(finds('body.a:1', json)).toBe(false);
  });
});

describe('patterns', () => {
  it('are what a regular expression of them is', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });
    fc.assert(
      fc.property(letters, texts, (text, found) => {
        const same = new RegExp(`^${text.replaceAll('*', '.*')}$`, 's').test(found);
        expect(isPattern({ text, glob: text.includes('*') }, found)).toBe(same);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a decision', () => {
  it('from some of the facts is never another than from all', () => {
    const facts = event({ body, headers });
    fc.assert(
      fc.property(query, fc.func(fc.boolean()), (asked, isKnown) => {
        const some = decide(asked, (term) => (isKnown(term) ? termMatches(term, facts, NOW) : undefined));
        if (some !== undefined) expect(matches(asked, facts, NOW)).toBe(some);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a request that has just come', () => {
  const request = captured({ receivedAt: NOW, path: '/okhi', headers, body: Buffer.from(body) });

  it('is inspected only where the query asks what came of it', () => {
    let asked = 0;
    const facts = requestFacts(request, () => {
      asked += 1;
      return null;
    });
    expect(finds('path:/okhi header.x-signature:* body.on:true', facts)).toBe(true);
    expect(asked).toBe(0);
    expect(finds('is:valid', facts)).toBe(false);
    expect(asked).toBe(1);
  });
});

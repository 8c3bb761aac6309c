import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HeaderPair } from '../../../../../core/contract/models.ts';
import type { ExamineInput } from '../../../../../core/signatures/examine.ts';
import type { Scheme } from '../../../../../core/signatures/scheme.ts';
import { requireScheme } from '../../../../../core/signatures/schemes.ts';
import { codesOf, run, SECRET } from '../../../../support/makings.ts';

const stripe = requireScheme('stripe');
const standardWebhooks = requireScheme('standard-webhooks');
const now = Date.UTC(2026, 0, 31, 12);

interface Changes {
  readonly body?: Uint8Array;
  readonly secret?: string;
  readonly mostCost?: number;
}

function examine(scheme: Scheme, headers: HeaderPair[], changes: Changes = {}) {
  const input: ExamineInput = {
    request: {
      method: 'POST',
      path: '/',
      query: null,
      headers,
      body: changes.body ?? Buffer.from('{"a":1}'),
      url: null,
    },
    scheme,
    secrets: { current: changes.secret ?? SECRET, previous: null, others: [] },
    origins: [],
    now,
    ...(changes.mostCost === undefined ? {} : { mostCost: changes.mostCost }),
  };
  return run(input);
}

const digest = (body: string): string =>
  createHmac('sha256', SECRET)
    .update(`${now / 1000}.${body}`)
    .digest('hex');
const header = (body: string): HeaderPair => ['Stripe-Signature', `t=${now / 1000},v1=${digest(body)}`];

describe('the search over bad input', () => {
  it('has nothing to look for where there is no header', () => {
    const found = examine(stripe, []);
    expect(codesOf(found)).toEqual(['header-missing']);
    expect(found.search?.total).toBe(0);
  });

  it.each([
    ['nothing', ''],
    ['white space', ' '],
    ['a key alone', 'v1='],
    ['a word', 'nonsense'],
    ['keys alone', 't=,v1='],
    ['signs', '====='],
    ['a quote', '"'],
    ['what is no hex', 'v1=zz'],
    ['100,000 digits', `v1=${'a'.repeat(100_000)}`],
  ])('tells a header of %s as malformed', (_, value) => {
    expect(codesOf(examine(stripe, [['Stripe-Signature', value]]))).toContain('header-malformed');
  });

  it('finds the one of 10,000 signatures that is good but for one thing', () => {
    const others = Array.from({ length: 10_000 }, () => `v1=${randomBytes(32).toString('hex')}`);
    const value = `t=${now / 1000},${others.join(',')},v1=${digest('{"a":1}\n')}`;
    expect(codesOf(examine(stripe, [['Stripe-Signature', value]]))[0]).toBe('body-trailing-newline');
  });

  it('looks at every line of a header that stands twice', () => {
    const found = examine(stripe, [
      ['Stripe-Signature', `t=${now / 1000},v1=${'0'.repeat(64)}`],
      header('{"a":1}\n'),
    ]);
    expect(codesOf(found).slice(0, 2)).toEqual(['body-trailing-newline', 'header-duplicated']);
  });

  it('takes a timestamp that is no number for what it is', () => {
    const wrong = createHmac('sha256', SECRET).update('soon.{"a":1}\n').digest('hex');
    const found = examine(stripe, [['Stripe-Signature', `t=soon,v1=${wrong}`]]);
    expect(codesOf(found)).toEqual(['body-trailing-newline', 'timestamp-malformed']);
  });

  it('reads a secret that is not base64 in every other way', () => {
    const secret = 'not base64!';
    const content = `msg_1.${now / 1000}.{"a":1}`;
    const signature = createHmac('sha256', secret).update(content).digest('base64');
    const headers: HeaderPair[] = [
      ['webhook-id', 'msg_1'],
      ['webhook-timestamp', String(now / 1000)],
      ['webhook-signature', `v1,${signature}`],
    ];
    expect(codesOf(examine(standardWebhooks, headers, { secret }))).toEqual([
      'secret-not-decoded',
      'key-malformed',
    ]);
  });

  it.each([
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0, 1, 0x80])],
    ['lists in lists', Buffer.from('['.repeat(50_000) + ']'.repeat(50_000))],
    ['half a JSON document', Buffer.from('{"a":"\\u00')],
    ['lone surrogates', Buffer.from('{"a":"\\ud800","b":"/"}')],
    ['a key that stands twice', Buffer.from('{"__proto__":1,"__proto__":2}')],
    ['an empty body', Buffer.alloc(0)],
  ])('comes to its end with %s', (_, body) => {
    const found = examine(stripe, [header('something else')], { body });
    expect(codesOf(found)).toEqual(['secret-unknown']);
    expect(found.search?.tried).toBe(found.search?.total);
  });

  it('leaves the rarer variants out where they would cost too much, and says so', () => {
    const found = examine(stripe, [header('something else')], { mostCost: 2_000 });
    const { tried, total, leftOut } = found.search ?? { tried: 0, total: 0, leftOut: 0 };
    expect(leftOut).toBeGreaterThan(0);
    expect(tried + leftOut).toBe(total);
    expect(found.diagnoses[0]?.summary).toContain(`${leftOut} rarer ones were left out`);
  });

  it('finds one mistake in a body of ten megabytes', () => {
    const list = Array.from({ length: 160_000 }, (_, n) => ({
      n,
      text: `item / of ${n}, about sixty bytes in all`,
    }));
    const body = JSON.stringify({ list });
    expect(body.length).toBeGreaterThan(10_000_000);
    const found = examine(stripe, [header(body)], { body: Buffer.from(`${body}\n`) });
    expect(codesOf(found)[0]).toBe('body-trailing-newline');
  });
});

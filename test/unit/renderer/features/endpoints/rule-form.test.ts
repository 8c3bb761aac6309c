import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplyRule } from '../../../../../core/contract/replies.ts';
import {
  formOf,
  newForm,
  ruleOf,
  ruleWords,
} from '../../../../../renderer/features/endpoints/replies/rule-form.ts';
import { rule } from '../../../../support/rules.ts';

const text = fc.string({ maxLength: 20 }).map((given) => given.trim());
const fault: fc.Arbitrary<ReplyRule['fault']> = fc.oneof(
  fc.constant(null),
  fc.constantFrom({ kind: 'no-answer' as const }, { kind: 'reset' as const }),
  fc.integer({ min: 1, max: 1_000_000 }).map((bytesPerSecond) => ({ kind: 'slow' as const, bytesPerSecond })),
  fc
    .record({ percent: fc.integer({ min: 1, max: 100 }), status: fc.integer({ min: 400, max: 599 }) })
    .map((amounts) => ({ kind: 'fail' as const, ...amounts })),
);
const anyRule: fc.Arbitrary<ReplyRule> = fc.record({
  ...{ id: fc.string({ minLength: 1, maxLength: 40 }), name: text, enabled: fc.boolean(), condition: text },
  ...{
    status: fc.integer({ min: 200, max: 599 }),
    body: fc.string(),
    delayMs: fc.integer({ min: 0, max: 600_000 }),
  },
  headers: fc.array(fc.tuple(fc.stringMatching(/^[A-Za-z-]{1,10}$/), fc.stringMatching(/^[!-9;-~]{0,10}$/))),
  fault,
});

describe('the form of a rule', () => {
  it('gives back every rule that it was made of', () => {
    fc.assert(
      fc.property(anyRule, (made) => {
        expect(ruleOf(formOf(made))).toEqual({ rule: made });
      }),
    );
  });

  it('says what is wrong at each field, all at once', () => {
    const read = ruleOf({
      ...newForm('1'),
      status: '99',
      delay: 'soon',
      headers: 'x',
      fault: 'fail',
      amount: '0',
    });
    expect(read).toMatchObject({
      problems: {
        status: expect.any(String),
        delay: expect.any(String),
        headers: expect.any(String),
        amount: expect.any(String),
      },
    });
  });

  it('tells a rule in a line', () => {
    expect(ruleWords(rule({ status: 500, delayMs: 2_000 }))).toBe('500, after 2 s');
    expect(ruleWords(rule({ fault: { kind: 'reset' } }))).toBe('connection reset');
    expect(ruleWords(rule({ fault: { kind: 'fail', percent: 30, status: 503 } }))).toBe('200, 30 % get 503');
  });
});

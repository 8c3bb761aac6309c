import { describe, expect, it } from 'vitest';
import { runStart } from '../../../../../core/contract/flow-calls.ts';
import { waitWords } from '../../../../../core/contract/wait-words.ts';
import { okhiDelivery, svixDelivery } from '../../../../../core/delivery/policies.ts';
import { emptySetup, retryTexts, startInput } from '../../../../../renderer/features/flows/model/setup.ts';
import { attemptMark, stepMark } from '../../../../../renderer/features/flows/model/words.ts';

const setup = { ...emptySetup, url: ' http://127.0.0.1:4000/okhi ' };
const input = (changes: object) => startInput('okhi/address-verification', { ...setup, ...changes });

describe('the form of a flow', () => {
  it('gives what the engine takes', () => {
    const ready = input({ speed: '60', timeout: '1.5', choices: { first_time: 'unknown' } });
    expect(ready.ok && runStart.parse(ready.input)).toMatchObject({
      url: 'http://127.0.0.1:4000/okhi',
      speed: 60,
      timeoutMs: 1_500,
      retry: null,
      choices: { first_time: 'unknown' },
    });
  });

  it.each([okhiDelivery, svixDelivery])('$id: its numbers as texts are its numbers again', ({ retry }) => {
    const ready = input({ retry: retryTexts(retry) });
    const plain = JSON.stringify(retry).replaceAll('"documented":true', '"documented":false');
    expect(ready.ok && ready.input.retry).toEqual(JSON.parse(plain));
  });

  it.each([
    [{ url: ' ' }, 'url'],
    [{ timeout: 'soon' }, 'timeout'],
    [{ timeout: '601' }, 'timeout'],
    [{ retry: { kind: 'delays', delays: '5, x' } }, 'retry'],
    [{ retry: { kind: 'backoff', first: '5', factor: '0', for: '300' } }, 'retry'],
  ])('%j is told at its field', (changes, field) => {
    const ready = input(changes);
    expect(!ready.ok && Object.keys(ready.problems)).toEqual([field]);
  });
});

describe('words', () => {
  it.each([
    [0, '0 s'],
    [300, '300 ms'],
    [5_000, '5 s'],
    [5_400_000, '1 h 30 min'],
    [172_800_000, '2 d'],
  ])('a wait of %i ms is %s', (ms, words) => expect(waitWords(ms)).toBe(words));

  it('a mark never is a colour alone', () => {
    const step = { step: 'a', place: 1, status: 'delivered' as const, attempts: 2, duplicate: null };
    expect(stepMark(step, true)).toMatchObject({ glyph: 'check', words: 'delivered, 2 attempts' });
    expect(stepMark({ ...step, duplicate: 'twice' }, true)?.words).toContain('delivered twice');
    const attempt = {
      ...{ step: 'a', place: 1, n: 2, startedAt: '', durationMs: 1, error: null, why: null },
      ...{ plannedMs: 0, waitedMs: 0, delivery: 1, status: 200, ok: true, repeats: true },
    };
    expect(attemptMark(attempt).words).toBe('200, so a duplicate');
    const late = { code: 'target-timeout' as const, message: '' };
    expect(attemptMark({ ...attempt, ok: false, status: null, error: late }).words).toBe('time-out');
  });
});

import { describe, expect, it } from 'vitest';
import { runStart } from '../../../../../core/contract/flow-calls.ts';
import { flowForm, flowForms } from '../../../../../core/contract/flow-form.ts';
import { waitWords } from '../../../../../core/contract/wait-words.ts';
import { okhiDelivery, svixDelivery } from '../../../../../core/delivery/policies.ts';
import { formOf, MOST_FORMS, withForm } from '../../../../../renderer/features/flows/model/forms.ts';
import { emptyForm, retryTexts, startInput } from '../../../../../renderer/features/flows/model/setup.ts';
import { attemptMark, stepMark } from '../../../../../renderer/features/flows/model/words.ts';

const form = { ...emptyForm, url: ' http://127.0.0.1:4000/okhi ' };
const input = (changes: object) =>
  startInput('okhi/address-verification', { ...form, ...changes }, 'hunter2');

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

  it('gives the typed secret to the engine and to nothing else', () => {
    const ready = input({ secret: { kind: 'typed' } });
    expect(ready.ok && ready.input.secret).toEqual({ kind: 'typed', secret: 'hunter2' });
    expect(JSON.stringify(input({ secret: { kind: 'none' } }))).not.toContain('hunter2');
    expect(
      JSON.stringify(flowForm.parse({ ...form, secret: { kind: 'typed', secret: 'hunter2' } })),
    ).not.toContain('hunter2');
  });

  it('leaves a header row out that nobody filled in', () => {
    const ready = input({
      headers: [
        ['', ''],
        ['X-A', ''],
      ],
    });
    expect(ready.ok && ready.input.headers).toEqual([['X-A', '']]);
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

describe('the forms that are kept', () => {
  it('are those that were touched last', () => {
    const ids = Array.from({ length: MOST_FORMS + 2 }, (_, n) => `okhi/flow-${n}`);
    const first = withForm(flowForms.parse({}), 'okhi/again', { speed: '60' });
    const all = ids.slice(0, -1).reduce((forms, id) => withForm(forms, id, { url: id }), first);
    expect(Object.keys(all.forms)).toHaveLength(MOST_FORMS);
    expect(formOf(all, 'okhi/again')).toEqual(emptyForm);
    const touched = withForm(all, 'okhi/flow-3', { speed: '60' });
    const more = withForm(touched, 'okhi/more', {});
    expect(formOf(more, 'okhi/flow-3')).toMatchObject({ url: 'okhi/flow-3', speed: '60' });
    expect(Object.keys(more.forms)).not.toContain('okhi/flow-1');
  });

  it('lose what is damaged, and nothing else', () => {
    const kept = flowForms.parse({
      chosen: 7,
      forms: { a: { url: 'http://a/', speed: 'fast', headers: 'x' } },
    });
    expect(kept).toEqual({ chosen: null, forms: { a: { ...emptyForm, url: 'http://a/' } } });
    expect(flowForms.parse({ forms: 'none' })).toEqual({ chosen: null, forms: {} });
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

import { describe, expect, test } from 'vitest';
import { eventTitle, rowSentence, rowTone } from '../../../../../../renderer/features/inbox/list/row-text.ts';
import { summary } from '../../../support.ts';

const notJson = { status: 'not-json', errors: 1, warnings: 0 } as const;
const unknown = { provider: null, eventType: null } as const;

describe('the sentence of a row', () => {
  test('says everything once', () => {
    expect(rowSentence(summary(11), 'OkHi', 'utc')).toBe(
      'Event 12, OkHi verified, valid, signature not checked, POST /okhi, answered 200, 12:41:18',
    );
  });

  test.each([
    ['verified', 'signature verified', null],
    ['verified-previous', 'signature verified with the previous secret', 'warn'],
    ['failed', 'signature failed', 'bad'],
    ['missing', 'signature missing', 'bad'],
    ['not-checked', 'signature not checked', null],
    ['unsigned', 'not signed', null],
    ['not-documented', 'no signature documented', null],
  ] as const)('says that a signature is %s, and the bar where that is wrong', (verdict, words, tone) => {
    const row = summary(0, { signature: { verdict } });
    expect(rowSentence(row, 'OkHi', 'utc')).toContain(`, ${words}, `);
    expect(rowTone(row)).toBe(tone);
  });

  test('does not repeat a verdict that is the title', () => {
    const row = summary(0, { ...unknown, validation: notJson });
    expect(rowSentence(row, null, 'utc')).toMatch(/^Event 1, Not JSON, signature not checked, POST/);
  });

  test('names the query, a cut body and a missing answer', () => {
    const sentence = rowSentence(summary(0, { query: 'a=1', capture: 'cut', reply: null }), 'OkHi', 'utc');
    expect(sentence).toContain('POST /okhi?a=1');
    expect(sentence).toContain('cut at a limit');
    expect(sentence).toContain('not answered');
  });
});

describe('the title of a row', () => {
  test.each([
    [{}, 'verified'],
    [{ ...unknown, capture: 'malformed' as const }, 'Malformed request'],
    [{ ...unknown, validation: notJson }, 'Not JSON'],
    [{ ...unknown, validation: notJson, size: 0 }, 'No body'],
    [
      { ...unknown, validation: { status: 'unrecognised' as const, errors: 0, warnings: 0 } },
      'Not recognised',
    ],
    [
      { eventType: null, validation: { status: 'unknown-type' as const, errors: 1, warnings: 0 } },
      'Unknown type',
    ],
    [{ ...unknown, validation: null }, 'Not inspected yet'],
  ])('%j is %s', (changes, title) => expect(eventTitle(summary(0, changes))).toBe(title));
});

describe('the bar of a row', () => {
  test.each([
    ['nothing where all is well', {}, null],
    [
      'bad for an invalid event',
      { validation: { status: 'invalid' as const, errors: 1, warnings: 0 } },
      'bad',
    ],
    [
      'warn for warnings',
      { validation: { status: 'valid-with-warnings' as const, errors: 0, warnings: 1 } },
      'warn',
    ],
    ['bad for a bad signature', { signature: { verdict: 'failed' as const } }, 'bad'],
    ['bad for our own refusal', { reply: { status: 413, durationMs: 1 } }, 'bad'],
    ['bad for a broken request', { capture: 'incomplete' as const }, 'bad'],
    ['warn for a body that is not JSON and nobody’s', { ...unknown, validation: notJson }, 'warn'],
    ['bad for a provider’s body that is not JSON', { eventType: null, validation: notJson }, 'bad'],
    ['nothing for a plain GET', { ...unknown, validation: notJson, size: 0 }, null],
  ])('%s', (_, changes, tone) => expect(rowTone(summary(0, changes))).toBe(tone));
});

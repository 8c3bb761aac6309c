import { describe, expect, test } from 'vitest';
import {
  documentedWords,
  fieldMark,
  presenceWords,
  rangeWords,
  reportMark,
  typesWords,
} from '../../../../../renderer/features/insights/words.ts';
import { field, finding, report } from './support.ts';

describe('the mark of a field', () => {
  test('names each difference, and shows the worst', () => {
    const both = field({ documented: null, findings: [finding('new'), finding('retyped')] });
    expect(fieldMark(both)).toEqual({ glyph: 'cross', tone: 'bad', label: 'new, retyped' });
    expect(fieldMark(field({ findings: [finding('new')] }))).toMatchObject({ tone: 'warn', label: 'new' });
    const oneAlarm = field({ findings: [finding('missing'), finding('retyped', false)] });
    expect(fieldMark(oneAlarm).label).toBe('missing');
  });

  test('of what is no alarm is calm', () => {
    const marks = [
      field({ findings: [finding('missing', false)] }),
      field(),
      field({ present: 0 }),
      field({ documented: null }),
    ].map((one) => fieldMark(one));
    expect(marks.map(({ label }) => label)).toEqual(['seen once', 'as documented', 'never seen', 'learned']);
    expect(marks.every(({ tone }) => tone === 'good' || tone === 'faint')).toBe(true);
  });
});

test('the mark of a report is good only where nothing differs and enough was seen', () => {
  expect(reportMark(report())).toMatchObject({ tone: 'good' });
  expect(reportMark(report({ events: 1 }))).toMatchObject({ tone: 'faint' });
  expect(reportMark(report({ documented: false }))).toMatchObject({ tone: 'faint' });
  expect(reportMark(report({ fields: [field({ findings: [finding('new', false)] })] }))).toMatchObject({
    tone: 'faint',
  });
  const fresh = field({ findings: [finding('new')] });
  expect(reportMark(report({ alarms: 1, fields: [fresh] }))).toMatchObject({ tone: 'warn' });
  const gone = field({ findings: [finding('missing')] });
  expect(reportMark(report({ alarms: 2, fields: [fresh, gone] }))).toMatchObject({ tone: 'bad' });
});

test('what is documented and what came are said shortly', () => {
  const said = (changes: object) =>
    documentedWords(
      field({
        documented: { types: [], required: true, format: null, values: null, description: null, ...changes },
      }),
    );
  expect(said({ types: ['string', 'null'] })).toBe('string | null');
  expect(said({ types: ['string'], required: false })).toBe('optional string');
  expect(said({ types: ['string'], values: ['a', 2] })).toBe('"a" | 2');
  expect(said({})).toBe('any type');
  expect(documentedWords(field({ documented: null }))).toBe('not documented');
  expect(typesWords(field())).toBe('string');
  expect(typesWords(field({ types: { null: 3, string: 1_204 } }))).toBe('string 1,204, null 3');
  expect(typesWords(field({ types: {} }))).toBe('');
  expect(presenceWords(field({ present: 1_190, of: 1_204 }))).toBe('1,190 of 1,204');
});

test('the range says how much was looked at', () => {
  const now = new Date('2026-11-22T13:00:00Z');
  const range = (changes: object, counted: number) => rangeWords(report(changes), counted, 'utc', now);
  expect(range({}, 12)).toBe('From #1, 12:41:08.482, to #12, 12:41:19.482.');
  expect(range({}, 54_321)).toMatch(/^The newest 12 of 54,321 events, from #1, /);
  expect(range({ otherForms: [{ fields: [], events: 3 }] }, 15)).toMatch(/^From #1, /);
  expect(range({ events: 1 }, 1)).toBe('Event #12, 12:41:19.482.');
  expect(range({ events: 0, from: null, to: null }, 0)).toBe('');
});

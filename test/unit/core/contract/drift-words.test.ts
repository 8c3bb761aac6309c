import { expect, it } from 'vitest';
import type { DriftField, DriftReport, EventRef } from '../../../../core/contract/drift-calls.ts';
import { driftNotes, driftSummary, fieldState } from '../../../../core/contract/drift-words.ts';

const event: EventRef = { id: 'a-1', seq: 1, receivedAt: '2026-11-22T00:00:00.000Z' };
const documented = { types: ['string'], required: true, format: null, values: null, description: null };

function field(changes: Partial<DriftField> = {}): DriftField {
  const seen = { present: 2, of: 2, types: { string: 2 }, values: null, examples: [] };
  return { path: '/a', ...seen, firstSeen: event, lastSeen: event, documented, findings: [], ...changes };
}
const found = (alarm: boolean): DriftField =>
  field({ findings: [{ code: 'missing', events: alarm ? 2 : 1, alarm, message: '', newest: event }] });

const report = (changes: Partial<DriftReport>): DriftReport => ({
  provider: 'okhi',
  eventType: 'verified',
  documented: true,
  source: null,
  events: 1_204,
  unreadable: 0,
  from: event,
  to: event,
  otherForms: [],
  leftOut: { fields: 0, events: 0 },
  alarmFrom: 2,
  alarms: 0,
  fields: [field(), field()],
  ...changes,
});

it('a field stands to its document in one of five ways', () => {
  expect([
    fieldState(found(true)),
    fieldState(found(false)),
    fieldState(field()),
    fieldState(field({ present: 0 })),
    fieldState(field({ documented: null })),
  ]).toEqual(['differs', 'seen-once', 'as-documented', 'never-seen', 'learned']);
});

it.each([
  [{ events: 0 }, 'No event of this type has come yet.'],
  [
    { alarms: 1, fields: [found(true), field()] },
    '1 of 2 fields differs from the document over 1,204 events.',
  ],
  [{ alarms: 2, events: 2 }, '2 of 2 fields differ from the document over 2 events.'],
  [{ fields: [found(false)] }, 'No alarm over 1,204 events; 1 difference seen once only.'],
  [
    { events: 1, fields: [found(false)] },
    'No alarm over 1 event; 1 difference seen once only. One event says little: at least two are needed.',
  ],
  [{ documented: false }, 'No document names this event type: 2 fields learned from 1,204 events.'],
  [
    {
      documented: false,
      source: { title: 'Klustr', url: null },
      fields: [field(), field({ documented: null })],
    },
    'No document describes all of this payload: 1 of 2 fields learned from 1,204 events.',
  ],
  [{}, 'No drift: all fields are as documented over 1,204 events.'],
])('the summary of %o', (changes, sentence) => {
  expect(driftSummary(report(changes))).toBe(sentence);
});

it('what is not told is said, and nothing else', () => {
  expect(driftNotes(report({}))).toEqual([]);
  const all = report({
    unreadable: 1,
    otherForms: [{ fields: ['/id', '/type'], events: 3 }],
    leftOut: { fields: 9_500, events: 2 },
  });
  expect(driftNotes(all)).toEqual([
    '3 events came in another documented form (/id, /type) and are not counted here.',
    '1 request of this provider could not be read as JSON.',
    'Too many, too deep or too long to be told: 9,500 further places.',
    '2 events too large to be looked at whole: of long lists and objects only a part counts.',
  ]);
});

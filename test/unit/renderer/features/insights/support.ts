import type {
  DriftField,
  DriftReport,
  DriftType,
  EventRef,
} from '../../../../../core/contract/drift-calls.ts';

export const event = (seq: number): EventRef => ({
  id: `aaaaaaaaaa-${seq}`,
  seq,
  receivedAt: new Date(Date.UTC(2026, 10, 22, 12, 41, 7, 482) + seq * 1000).toISOString(),
});

export const type = (eventType: string, count: number): DriftType => ({
  provider: 'okhi',
  eventType,
  title: null,
  count,
  lastSeen: event(count),
});

/** A field that came as it is documented. */
export const field = (changes: Partial<DriftField> = {}): DriftField => ({
  path: '/a',
  present: 12,
  of: 12,
  types: { string: 12 },
  values: null,
  examples: [],
  firstSeen: event(1),
  lastSeen: event(12),
  documented: { types: ['string'], required: true, format: null, values: null, description: null },
  findings: [],
  ...changes,
});

export const finding = (
  code: DriftField['findings'][number]['code'],
  alarm = true,
): DriftField['findings'][number] => ({
  code,
  events: alarm ? 2 : 1,
  alarm,
  message: 'It differs.',
  newest: event(12),
});

export const report = (changes: Partial<DriftReport> = {}): DriftReport => ({
  provider: 'okhi',
  eventType: 'verified',
  documented: true,
  source: null,
  events: 12,
  unreadable: 0,
  from: event(1),
  to: event(12),
  otherForms: [],
  leftOut: { fields: 0, events: 0 },
  alarmFrom: 2,
  alarms: 0,
  fields: [field()],
  ...changes,
});

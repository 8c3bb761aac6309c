import { z } from 'zod';
import { jobId } from './job-calls.ts';
import { documentSource, fieldInfo } from './models.ts';

/** So many events are looked at, the newest ones, unless another number is asked for. */
export const DRIFT_EVENTS = 10_000;
/** One sample never raises an alarm: a difference does when so many events show it. */
export const ALARM_EVENTS = 2;

/** An event by its names and its time (ISO 8601, UTC, milliseconds). */
export const eventRef = z.object({ id: z.string(), seq: z.number().int(), receivedAt: z.string() });
export type EventRef = z.infer<typeof eventRef>;

/**
 * `new`: a field that the document does not name. `missing`: documented as required, but absent where its parent is.
 * `retyped`: of a JSON type that the document does not name. `outside-set`: a value outside the documented ones.
 */
export const driftCode = z.enum(['new', 'missing', 'retyped', 'outside-set']);
export type DriftCode = z.infer<typeof driftCode>;

export const driftFinding = z.object({
  code: driftCode,
  /** How many events show it. */
  events: z.number().int(),
  /** Whether they are `ALARM_EVENTS` at least; fewer are told as an observation. */
  alarm: z.boolean(),
  message: z.string(),
  /** The newest event that shows it. */
  newest: eventRef,
});
export type DriftFinding = z.infer<typeof driftFinding>;

/** A value of a field and the newest event that carried it. A long string is cut and ends with "…". */
export const driftExample = z.object({ value: z.unknown(), event: eventRef });
export type DriftExample = z.infer<typeof driftExample>;

export const driftField = z.object({
  /** JSON pointer; a step `*` stands for every item of a list. */
  path: z.string(),
  /** Events in which it was there. */
  present: z.number().int(),
  /** Events in which its parent was there, so that it could have been. */
  of: z.number().int(),
  /** JSON type → events in which it had that type. */
  types: z.record(z.string(), z.number().int()),
  /** All its values, where they are few over many samples; null where they are not. */
  values: z.array(z.unknown()).nullable(),
  examples: z.array(driftExample),
  firstSeen: eventRef.nullable(),
  lastSeen: eventRef.nullable(),
  /** What the document says of it; null where it does not name it. */
  documented: fieldInfo.omit({ path: true }).nullable(),
  findings: z.array(driftFinding),
});
export type DriftField = z.infer<typeof driftField>;

/** What the events of one type really look like, against the document. */
export const driftReport = z.object({
  provider: z.string(),
  eventType: z.string(),
  /** False where no document describes (all of) this payload: what it does not name is learned, never an alarm. */
  documented: z.boolean(),
  source: documentSource.nullable(),
  /** Events whose fields are told here. */
  events: z.number().int(),
  /** Requests of this provider among them that could not be read as JSON, so that they belong to no type. */
  unreadable: z.number().int(),
  /** The oldest and the newest of the events. */
  from: eventRef.nullable(),
  to: eventRef.nullable(),
  /** Where a type has several documented forms: events that came in another than the one told here, by its topmost fields. */
  otherForms: z.array(z.object({ fields: z.array(z.string()), events: z.number().int() })),
  /** What is not told, because there would be too much of it. */
  leftOut: z.object({
    /** Fields beyond the limits in number, depth or length of name, counted in each event that has them. */
    fields: z.number().int(),
    /** Events too large to be looked at whole: of long lists and objects only a part counts. */
    events: z.number().int(),
  }),
  /** So many events have to show a difference before it is an alarm. */
  alarmFrom: z.number().int(),
  /** How many fields have an alarm. */
  alarms: z.number().int(),
  /** Documented fields in the document's order, each followed by what is in it. */
  fields: z.array(driftField),
});
export type DriftReport = z.infer<typeof driftReport>;

/** An event type that events of have come. */
export const driftType = z.object({
  provider: z.string(),
  eventType: z.string(),
  /** null where no document names this type. */
  title: z.string().nullable(),
  count: z.number().int(),
  lastSeen: eventRef,
});
export type DriftType = z.infer<typeof driftType>;

export const driftCalls = {
  /** `more`: events of further types, where a sender makes up more of them than anyone can choose from. */
  'drift.types': {
    input: z.strictObject({}),
    output: z.object({ types: z.array(driftType), more: z.number().int() }),
  },
  /** Runs as a job, beside the capture; its progress counts events. */
  'drift.get': {
    input: z.strictObject({
      job: jobId,
      provider: z.string().min(1).max(200),
      eventType: z.string().min(1),
      limit: z.number().int().min(1).max(1_000_000).default(DRIFT_EVENTS),
    }),
    output: driftReport,
  },
} as const;

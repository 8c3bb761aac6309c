import type { Flow, FlowNext, FlowStep } from '../../contract/flows.ts';
import { isObject } from '../../contract/is-object.ts';
import { DAY_MS, end, put, to } from '../../flows/build.ts';
import type { Lifecycle, LiveEvent } from '../../flows/lifecycle.ts';
import { v2Source } from './sources.ts';

const results = [
  ['verified', 'Verified'],
  ['not_at_address', 'Not at address'],
  ['unknown', 'Unknown'],
] as const;

/** "in the first 7 days window" (seed 004, `v2.verification_mode`). */
const WINDOW_MS = 7 * DAY_MS;
/** "2+ days" in v6.0.0, "2 to 8 days" in v6.0.1. */
const SOONEST_MS = 2 * DAY_MS;
const LATEST_MS = 8 * DAY_MS;

const user = { '/v2/user_id': '{{flow.user_id}}', '/v2/location_id': '{{flow.location_id}}' };

/** An identifier is "unique to the verification window + address ID", so the second window has one of its own. */
const firstWindow = { ...user, '/v2/address_verification_id': '{{flow.first_verification_id}}' };
const nextWindow = { ...user, '/v2/address_verification_id': '{{flow.next_verification_id}}' };

const nextBranch: FlowNext = {
  kind: 'branch',
  branch: 'continuous',
  title: 'In the windows after the first',
  choices: [
    ...results.map(([value, title]) => ({ value, title, step: `continuous-${value}` })),
    { value: 'none', title: 'It ends with the first window', step: null },
  ],
  default: 'verified',
};

const steps: readonly FlowStep[] = [
  {
    id: 'started',
    title: 'Verification started',
    template: 'okhi/verification_started',
    delayMs: 0,
    delayDocumented: true,
    set: put({ ...firstWindow, '/v2/verification_mode': 'first_time' }),
    next: {
      kind: 'branch',
      branch: 'first_time',
      title: 'Result of the first window',
      choices: results.map(([value, title]) => ({ value, title, step: `first-${value}` })),
      default: 'verified',
    },
  },
  ...results.map(([value, title]) => ({
    id: `first-${value}`,
    title: `${title}, first time`,
    template: `okhi/${value}`,
    delayMs: SOONEST_MS,
    delayDocumented: true,
    set: put({ ...firstWindow, '/v2/verification_mode': 'first_time' }),
    next: nextBranch,
  })),
  ...results.map(([value, title]) => ({
    id: `continuous-${value}`,
    title: `${title}, continuous`,
    template: `okhi/${value}`,
    delayMs: WINDOW_MS,
    delayDocumented: true,
    set: put({ ...nextWindow, '/v2/verification_mode': 'continuous' }),
    next: end,
  })),
];

/** Seed 004: "the possible verification statuses and modes across different verification windows". */
export const addressVerification: Flow = {
  id: 'okhi/address-verification',
  provider: 'okhi',
  title: 'Address verification',
  about:
    'A verification starts, ends in one of three results within its first window, and goes on in continuous windows. The first result comes after 2 days or later, a continuous one when the first 7 days are over.',
  source: v2Source,
  variables: {
    user_id: '{{alphanumeric:10}}',
    location_id: '{{alphanumeric:10}}',
    first_verification_id: '{{alphanumeric:10}}',
    next_verification_id: '{{alphanumeric:10}}',
  },
  start: to('started'),
  steps: [...steps],
};

const v2Of = (body: unknown): Readonly<Record<string, unknown>> =>
  isObject(body) && isObject(body.v2) ? body.v2 : {};

/** "Unique to the verification window + address ID": one identifier, one address, one window. */
function contradicts(earlier: LiveEvent, later: LiveEvent): string | null {
  const [before, now] = [v2Of(earlier.body), v2Of(later.body)];
  const same = 'An address_verification_id is "unique to the verification window + address ID"';
  const addresses = bothOf(before.location_id, now.location_id);
  if (addresses) return `${same}, but this one came with the addresses ${addresses}.`;
  const modes = bothOf(before.verification_mode, now.verification_mode);
  return modes && `${same}, but this one came as ${modes}.`;
}

/** Two texts that differ, in words. A field that is missing contradicts nothing: its absence is an issue of its own. */
function bothOf(before: unknown, now: unknown): string | null {
  return typeof before === 'string' && typeof now === 'string' && before !== now
    ? `${before} and ${now}`
    : null;
}

export const addressVerificationLife: Lifecycle = {
  subjectLabel: 'address verification',
  subjectKeys(_eventType, body) {
    const id = v2Of(body).address_verification_id;
    return typeof id === 'string' ? [id] : [];
  },
  // A continuous window has an identifier of its own, and no event that starts it is documented.
  startOf: (eventType, body) =>
    eventType !== 'verification_started' && v2Of(body).verification_mode === 'first_time'
      ? 'verification_started'
      : null,
  precedes: { verification_started: results.map(([value]) => value) },
  follows: { verification_started: results.map(([value]) => value) },
  duplicates:
    'OkHi says that a handler which answers after the time-out of 15 seconds gets the event again: handle it once.',
  durations: [
    {
      from: 'verification_started',
      to: results.map(([value]) => value),
      mostMs: LATEST_MS,
      words: 'OkHi says that a verification takes 2 to 8 days.',
    },
  ],
  contradicts,
  source: v2Source,
};

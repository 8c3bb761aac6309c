import type { Flow } from '../../contract/flows.ts';
import { isObject } from '../../contract/is-object.ts';
import { end, MINUTE_MS, put, to } from '../../flows/build.ts';
import { type Lifecycle, noContradiction } from '../../flows/lifecycle.ts';
import { created as source } from './sources.ts';

/** Seed 000, "Overview": a participant's first connection, and any later one. */
export const checkIn: Flow = {
  id: 'okaya/check-in',
  provider: 'okaya',
  title: 'Check-in and result',
  about:
    "A participant's first check-in creates the user, and the result follows. At a later check-in the user is known already. How long an analysis takes is not documented.",
  source,
  variables: {
    user: 'ok_{{hex:48}}',
    session: '{{alphanumeric:9}}',
    event: 'evt_{{hex:48}}',
  },
  start: {
    kind: 'branch',
    branch: 'participant',
    title: 'Participant',
    choices: [
      { value: 'first-time', title: 'First-time connection', step: 'created' },
      { value: 'known', title: 'Subsequent interaction', step: 'result' },
    ],
    default: 'first-time',
  },
  steps: [
    {
      id: 'created',
      title: 'User created',
      template: 'okaya/user.created',
      delayMs: 0,
      delayDocumented: true,
      set: put({ '/id': '{{flow.event}}', '/data/object/userIdentifier': '{{flow.user}}' }),
      next: to('result'),
    },
    {
      id: 'result',
      title: 'Session result',
      template: 'okaya/user.session.result',
      delayMs: 10 * MINUTE_MS,
      delayDocumented: false,
      set: put({
        '/timestamp': '{{now}}',
        '/data/sessionID': '{{flow.session}}',
        '/data/externalUserID': '{{flow.user}}',
      }),
      next: end,
    },
  ],
};

function subjectKeys(_eventType: string, body: unknown): string[] {
  if (!isObject(body) || !isObject(body.data)) return [];
  const { data } = body;
  const own = isObject(data.object) ? data.object.userIdentifier : data.externalUserID;
  return typeof own === 'string' ? [own] : [];
}

export const checkInLife: Lifecycle = {
  subjectLabel: 'participant',
  subjectKeys,
  // A known participant's check-in has no event before its result.
  startOf: () => null,
  precedes: { 'user.created': ['user.session.result'] },
  follows: {},
  duplicates: null,
  durations: [],
  contradicts: noContradiction,
  source,
};

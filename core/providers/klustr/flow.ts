import type { Flow, FlowStep } from '../../contract/flows.ts';
import { isObject } from '../../contract/is-object.ts';
import { DAY_MS, end, put, to } from '../../flows/build.ts';
import { type Lifecycle, noContradiction } from '../../flows/lifecycle.ts';
import { webhooks as source } from './sources.ts';

const consent = {
  '/data/id': '{{flow.consent}}',
  '/data/subject_id': '{{flow.subject}}',
  '/data/timestamp': '{{now}}',
};

/** No document says when these events come, so each wait is a setting. */
const step = (
  id: string,
  title: string,
  event: string,
  rest: Pick<FlowStep, 'set' | 'next' | 'delayMs'>,
): FlowStep => ({
  id,
  title,
  template: `klustr/${event}`,
  delayDocumented: false,
  ...rest,
});

/** Seed 002, "Use Cases" 2 and 3. */
export const consentFlow: Flow = {
  id: 'klustr/consent',
  provider: 'klustr',
  title: 'Consent given, changed, withdrawn',
  about:
    'A user consents, changes the consent, and withdraws all of it. "update events are for add/remove to the settings, … delete is for when the user has entirely revoked consent." The payloads follow the public schemas; their values are generated.',
  source,
  variables: { consent: '{{uuid}}', subject: '{{uuid}}' },
  start: to('given'),
  steps: [
    step('given', 'Consent given', 'user.app.consent.update', {
      delayMs: 0,
      set: put(consent),
      next: to('changed'),
    }),
    step('changed', 'Consent changed', 'user.app.consent.update', {
      delayMs: DAY_MS,
      set: put({ ...consent, '/data/impressions': 2 }),
      next: {
        kind: 'branch',
        branch: 'outcome',
        title: 'Outcome',
        choices: [
          { value: 'withdrawn', title: 'All consent is withdrawn', step: 'withdrawn' },
          { value: 'kept', title: 'The consent stays', step: null },
        ],
        default: 'withdrawn',
      },
    }),
    step('withdrawn', 'All consent removed', 'user.app.consent.delete', {
      delayMs: DAY_MS,
      set: put(consent),
      next: end,
    }),
  ],
};

/** Seed 002, "Use Cases" 6. What these events carry is not documented. */
export const identityFlow: Flow = {
  id: 'klustr/identity',
  provider: 'klustr',
  title: 'Account verified and revoked',
  about:
    'A user verifies an account with eKYC, and the verification is revoked or expires. What the events carry is not documented.',
  source,
  variables: {},
  start: to('verified'),
  steps: [
    step('verified', 'eKYC verified', 'user.ekyc.verified', {
      delayMs: 0,
      set: [],
      next: {
        kind: 'branch',
        branch: 'outcome',
        title: 'Outcome',
        choices: [
          { value: 'revoked', title: 'It is revoked or expires', step: 'revoked' },
          { value: 'kept', title: 'It stays', step: null },
        ],
        default: 'revoked',
      },
    }),
    step('revoked', 'eKYC revoked or expired', 'user.ekyc.revoked', { delayMs: DAY_MS, set: [], next: end }),
  ],
};

function subjectKeys(_eventType: string, body: unknown): string[] {
  const data = isObject(body) && isObject(body.data) ? body.data : {};
  return typeof data.subject_id === 'string' ? [data.subject_id] : [];
}

export const consentLife: Lifecycle = {
  subjectLabel: 'consent subject',
  subjectKeys,
  startOf: () => null,
  precedes: { 'user.app.consent.create': ['user.app.consent.update'] },
  follows: {},
  duplicates: null,
  durations: [],
  contradicts: noContradiction,
  source,
};

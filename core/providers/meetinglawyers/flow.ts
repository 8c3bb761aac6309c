import type { Flow, FlowStep } from '../../contract/flows.ts';
import { isObject } from '../../contract/is-object.ts';
import { DAY_MS, end, MINUTE_MS, put, to } from '../../flows/build.ts';
import { type Lifecycle, noContradiction } from '../../flows/lifecycle.ts';
import { events as source } from './sources.ts';

/** "2: Premium, 0: Free, 4: Freemium" (seed 003). */
const FREE = 0;
const PREMIUM = 2;
const FREEMIUM = 4;

const installation = { '/occurred_on': '{{now}}', '/payload/installation_id': '{{flow.installation_id}}' };
const customer = { ...installation, '/payload/user_id': '{{flow.user_id}}' };
const message = { ...customer, '/payload/message_id': '{{flow.message_id}}' };

/** No document says when these events come, so each wait is a setting. */
const step = (
  id: string,
  title: string,
  event: string,
  rest: Pick<FlowStep, 'set' | 'next'> & { delayMs?: number },
): FlowStep => ({
  id,
  title,
  template: `meetinglawyers/${event}`,
  delayMs: rest.delayMs ?? MINUTE_MS,
  delayDocumented: false,
  set: rest.set,
  next: rest.next,
});

const statusChange = (id: string, title: string, status: number): FlowStep =>
  step(id, title, 'user_status_changed', {
    delayMs: DAY_MS,
    set: put({
      '/occurred_on': '{{now}}',
      '/payload/user_id': '{{flow.user_id}}',
      '/payload/from_status': FREEMIUM,
      '/payload/to_status': status,
    }),
    next: to('uninstalled'),
  });

/** Seed 003: the eight events in the order in which one customer causes them. */
export const customerLife: Flow = {
  id: 'meetinglawyers/customer-life',
  provider: 'meetinglawyers',
  title: "A customer's life",
  about:
    'An app is installed, its user logs in for the first time, writes and reads messages, may change status, and the app is uninstalled. The order follows from the events; the document gives none, and no waits.',
  source,
  variables: { installation_id: '{{uuid}}', message_id: '{{uuid}}', user_id: '{{digits:8}}G' },
  start: to('installed'),
  steps: [
    step('installed', 'Installation created', 'installation_created', {
      delayMs: 0,
      set: put(installation),
      next: to('first-login'),
    }),
    step('first-login', 'First login', 'user_first_logged_in', {
      set: put({ ...customer, '/payload/status': FREEMIUM }),
      next: to('message-sent'),
    }),
    step('message-sent', 'Message sent', 'message_sent', { set: put(message), next: to('message-read') }),
    step('message-read', 'Message read', 'message_read', { set: put(message), next: to('opened') }),
    step('opened', 'App opened', 'app_opened', { delayMs: DAY_MS, set: put(customer), next: to('login') }),
    step('login', 'Logged in again', 'user_logged_in', {
      set: put({ ...customer, '/payload/status': FREEMIUM }),
      next: {
        kind: 'branch',
        branch: 'status',
        title: 'After the trial',
        choices: [
          { value: 'premium', title: 'Becomes Premium', step: 'premium' },
          { value: 'free', title: 'Becomes Free', step: 'free' },
          { value: 'unchanged', title: 'Stays as it is', step: 'uninstalled' },
        ],
        default: 'premium',
      },
    }),
    statusChange('premium', 'Freemium to Premium', PREMIUM),
    statusChange('free', 'Freemium to Free', FREE),
    step('uninstalled', 'App uninstalled', 'app_uninstalled', {
      delayMs: DAY_MS,
      set: put(customer),
      next: end,
    }),
  ],
};

function subjectKeys(_eventType: string, body: unknown): string[] {
  const payload = isObject(body) && isObject(body.payload) ? body.payload : {};
  return [payload.user_id, payload.installation_id].filter((key) => typeof key === 'string');
}

const afterInstallation = ['app_opened', 'app_uninstalled', 'user_logged_in', 'user_first_logged_in'];

export const customerLifecycle: Lifecycle = {
  subjectLabel: 'installation',
  subjectKeys,
  startOf: (eventType) => (afterInstallation.includes(eventType) ? 'installation_created' : null),
  precedes: {
    user_first_logged_in: ['user_logged_in', 'message_sent', 'message_read'],
    message_sent: ['message_read'],
  },
  follows: { app_uninstalled: ['installation_created', 'user_status_changed'] },
  duplicates: null,
  durations: [],
  contradicts: noContradiction,
  source,
};

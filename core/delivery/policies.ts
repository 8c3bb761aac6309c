import type { DeliveryPolicy } from '../contract/delivery.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const chosen = <T>(value: T) => ({ value, documented: false });
const documented = <T>(value: T) => ({ value, documented: true });

/** Where no document says how a provider delivers: one attempt, and a time-out of our own choice. */
export const once: DeliveryPolicy = {
  id: 'once',
  label: 'Once',
  timeoutMs: chosen(30 * SECOND),
  retry: { kind: 'none' },
  gone: [],
  honoursRetryAfter: false,
  notes: [
    'No document says whether or when a failed delivery is tried again, so it is not. The time-out is a setting.',
  ],
  source: null,
};

/** Seed 004, "Webhook timeouts". How many retries, and when, it does not say. */
export const okhiDelivery: DeliveryPolicy = {
  id: 'okhi',
  label: 'OkHi',
  timeoutMs: documented(15 * SECOND),
  retry: { kind: 'backoff', firstMs: chosen(5 * SECOND), factor: chosen(2), forMs: chosen(5 * MINUTE) },
  gone: [],
  honoursRetryAfter: false,
  notes: [
    'An answer must come within 15 seconds. Failed calls are retried "for few minutes with an exponential backoff after each attempt": the number of attempts and the waits between them are not documented, so they are settings.',
    'A handler that finishes after the time-out gets the event again: a duplicate, as the document warns.',
    'Which status codes count as success is not documented; the samples answer 200.',
  ],
  source: { title: 'OkHi v6.0.0, Webhook, "Webhook timeouts"', url: 'https://docs.okhi.com/v6.0.0/webhook' },
};

/** https://docs.svix.com/retries: the schedule, and "15s with Svix" as the time for an answer. */
export const svixDelivery: DeliveryPolicy = {
  id: 'svix',
  label: 'Svix',
  timeoutMs: documented(15 * SECOND),
  retry: {
    kind: 'delays',
    delaysMs: documented([5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR]),
  },
  gone: [],
  honoursRetryAfter: false,
  notes: [
    "Svix's published schedule and time-out. Klustr delivers through a Svix server of its own, whose settings are not known (the open-source server waits 30 seconds by default).",
    'Redirects are failures. An endpoint that fails for days is disabled; that is not played here.',
  ],
  source: { title: 'Svix, Retry schedule', url: 'https://docs.svix.com/retries' },
};

/** https://github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md, "Deliverability and reliability". */
export const standardWebhooksDelivery: DeliveryPolicy = {
  id: 'standard-webhooks',
  label: 'Standard Webhooks',
  timeoutMs: documented(15 * SECOND),
  retry: {
    kind: 'delays',
    delaysMs: documented([
      5 * SECOND,
      5 * MINUTE,
      30 * MINUTE,
      2 * HOUR,
      5 * HOUR,
      10 * HOUR,
      14 * HOUR,
      20 * HOUR,
      24 * HOUR,
    ]),
  },
  gone: [410],
  honoursRetryAfter: true,
  notes: [
    'The sample schedule of the specification, which recommends a time-out of 15 to 30 seconds.',
    'The id stays the same over all attempts, the timestamp is that of the attempt. 410 ends it; redirects are failures.',
  ],
  source: {
    title: 'Standard Webhooks, specification',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
};

/** Every policy that a delivery can follow. */
export const deliveryPolicies: readonly DeliveryPolicy[] = [
  once,
  okhiDelivery,
  svixDelivery,
  standardWebhooksDelivery,
];

import type { SectionId } from '../shell/sections.ts';

export type LaterId = Exclude<SectionId, 'inbox' | 'signature-bench' | 'settings'>;

/** What each section to come will hold, so that nobody looks for a button that is not there yet. */
export const later: Readonly<Record<LaterId, { lead: string; points: readonly string[] }>> = {
  simulator: {
    lead: 'Plays the provider: sends documented events to a handler of yours.',
    points: [
      'Any template, edited with completion and live validation',
      'Signed with any scheme, sent to this receiver, this computer or a public URL',
      'Faults on purpose: wrong secret, stale time, tampered body, duplicate',
    ],
  },
  flows: {
    lead: 'Plays whole sequences of events, with their delays and branches.',
    points: [
      'A verification from its start to each of its ends',
      'The waits as the provider documents them, or faster',
      'What arrived held against the flow: missing, repeated, out of order',
    ],
  },
  'handler-check': {
    lead: 'Says whether a handler is right, with evidence and reasons.',
    points: [
      'Valid events, duplicates, bad signatures, malformed bodies, a parallel burst, a slow answer',
      'A report of what passed and what failed',
    ],
  },
  subscriptions: {
    lead: 'Manages the webhooks that are registered at Okaya.',
    points: [
      'List, create, change and delete them',
      'A sandbox on this computer that speaks the same API, for practice without an account',
    ],
  },
  insights: {
    lead: 'Shows what the captured events of a type really look like.',
    points: ['Every field held against the documented schema', 'What arrives that no document mentions'],
  },
};

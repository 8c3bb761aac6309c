import type { SectionId } from '../shell/sections.ts';

export type LaterId = Exclude<
  SectionId,
  'inbox' | 'simulator' | 'flows' | 'signature-bench' | 'insights' | 'settings'
>;

/** What each section to come will hold, so that nobody looks for a button that is not there yet. */
export const later: Readonly<Record<LaterId, { lead: string; points: readonly string[] }>> = {
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
};

import type { SectionId } from '../shell/sections.ts';

export type LaterId = Exclude<
  SectionId,
  'inbox' | 'simulator' | 'handler-check' | 'signature-bench' | 'insights' | 'settings'
>;

/** What each section to come will hold, so that nobody looks for a button that is not there yet. */
export const later: Readonly<Record<LaterId, { lead: string; points: readonly string[] }>> = {
  flows: {
    lead: 'Plays whole sequences of events, with their delays and branches.',
    points: [
      'A verification from its start to each of its ends',
      'The waits as the provider documents them, or faster',
      'What arrived held against the flow: missing, repeated, out of order',
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

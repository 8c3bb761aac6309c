import type { SectionId } from '../shell/sections.ts';

export type LaterId = Extract<SectionId, 'subscriptions'>;

/** What a section to come will hold, so that nobody looks for a button that is not there yet. */
export const later: Readonly<Record<LaterId, { lead: string; points: readonly string[] }>> = {
  subscriptions: {
    lead: 'Manages the webhooks that are registered at Okaya.',
    points: [
      'List, create, change and delete them',
      'A sandbox on this computer that speaks the same API, for practice without an account',
    ],
  },
};

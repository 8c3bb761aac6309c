import type { DocumentSource, ProviderNote } from '../contract/models.ts';

/** Notes of one document: what it says around its events, and what it leaves open. */
export function notesFrom(source: DocumentSource) {
  return {
    says: (title: string, text: string): ProviderNote => ({ title, text, source, documented: true }),
    leavesOpen: (title: string, text: string): ProviderNote => ({ title, text, source, documented: false }),
  };
}

import { reasonOf } from '../contract/errors.ts';
import type { Notice } from '../contract/state.ts';

/** What the user should know until it is dismissed or over. A second notice of one id replaces the first. */
export interface Notices {
  readonly list: Notice[];
  add(notice: Notice): void;
  remove(id: string): void;
  has(id: string): boolean;
}

export function createNotices(first: readonly Notice[] = []): Notices {
  const byId = new Map(first.map((notice) => [notice.id, notice]));
  return {
    get list() {
      return [...byId.values()];
    },
    add: (notice) => byId.set(notice.id, notice),
    remove: (id) => byId.delete(id),
    has: (id) => byId.has(id),
  };
}

export function historySetAside({ path, reason }: { path: string; reason: string }): Notice {
  return {
    id: 'history-set-aside',
    severity: 'warning',
    title: 'The old history could not be opened',
    text: `${reason} It was kept as ${path}, and a new history was begun.`,
  };
}

export function historyRefuses(thrown: unknown): Notice {
  const reason = reasonOf(thrown);
  return {
    id: 'history-write-failed',
    severity: 'error',
    title: 'Requests cannot be stored',
    text: `The history cannot be written (${reason}). Requests are answered 507, so that their senders try again. Look whether the disk is full or the data folder is gone; capture goes on by itself once it can be written.`,
  };
}

export const historyDamaged: Notice = {
  id: 'history-damaged',
  severity: 'warning',
  title: 'Part of the history is damaged',
  text: 'Some stored requests could not be read. Capture goes on, and what can be read is shown. To begin a new history, close Hookglass and move history.db out of the data folder.',
};

export const inMemoryOnly: Notice = {
  id: 'vault-in-memory',
  severity: 'warning',
  title: 'Secrets are kept in memory only',
  text: 'This system offers no protected store, so they are forgotten when Hookglass ends. Under Settings, Secrets you can keep them in a file with a passphrase instead.',
};

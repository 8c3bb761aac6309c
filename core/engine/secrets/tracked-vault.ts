import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { readFact, writeFact } from '../../store/facts.ts';
import type { Database } from '../../store/sqlite.ts';
import { storing } from '../../store/storing.ts';
import { applyChanges, type Change, type VaultChange } from '../../vault/changes.ts';
import type { Vault } from '../../vault/vault.ts';

/** When a secret was set, and used last. Milliseconds since 1970, UTC; null where nobody wrote it down. */
export interface SecretTimes {
  readonly setAt: number | null;
  readonly usedAt: number | null;
}

export interface TrackedVault extends Vault {
  times(ref: string): SecretTimes;
  /** Told after each `change`. Returns the way to stop. */
  onChanged(listener: (changes: readonly VaultChange[]) => void): () => void;
  /** Writes down when secrets were used. Throws `history-write-failed`. */
  keepTimes(): void;
}

const kept = z.record(z.string(), z.object({ setAt: z.number().nullable(), usedAt: z.number().nullable() }));
const UNKNOWN: SecretTimes = { setAt: null, usedAt: null };

/**
 * A vault that knows when its secrets were set and used. The times are the history's, so that no place of secrets has to keep them; uses
 * are written with each change and at the end, not with each event.
 */
export function trackVault(vault: Vault, database: Database, clock: Clock): TrackedVault {
  const listeners = new Set<(changes: readonly VaultChange[]) => void>();
  let times = read(readFact(database, 'secrets'));
  const keepTimes = (): void =>
    storing('The times of the secrets', () =>
      writeFact(database, 'secrets', JSON.stringify(Object.fromEntries(times))),
    );
  const put = (ref: string, patch: Partial<SecretTimes>): void =>
    void times.set(ref, { ...(times.get(ref) ?? UNKNOWN), ...patch });
  return {
    ...vault,
    get(ref) {
      const secret = vault.get(ref);
      if (secret !== null) put(ref, { usedAt: clock.now() });
      return secret;
    },
    async change(changes) {
      await vault.change(changes);
      const now = clock.now();
      times = new Map(
        applyChanges(
          times,
          changes.map((change) => dated(change, now)),
        ),
      );
      keepTimes();
      for (const listener of listeners) listener(changes);
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    times: (ref) => times.get(ref) ?? UNKNOWN,
    keepTimes,
  };
}

function dated(change: VaultChange, setAt: number): Change<SecretTimes> {
  return change.op === 'set' ? { ...change, value: { setAt, usedAt: null } } : change;
}

/** What another version wrote otherwise counts as nothing. */
function read(text: string | null): Map<string, SecretTimes> {
  const parsed = text === null ? null : kept.safeParse(JSON.parse(text));
  return new Map(parsed?.success ? Object.entries(parsed.data) : []);
}

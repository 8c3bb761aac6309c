import { z } from 'zod';
import { okayaWebhook, pointedWebhook } from '../../contract/okaya.ts';
import { readFact, writeFact } from '../../store/facts.ts';
import type { Database } from '../../store/sqlite.ts';
import { storing } from '../../store/storing.ts';

const storedAccount = z.object({
  id: z.number().int().min(1),
  name: z.string(),
  baseUrl: z.string(),
  groups: z.array(z.string()),
  /** It can be brought back until another one is removed, or the app ends. */
  removed: z.boolean(),
});
export type StoredAccount = z.infer<typeof storedAccount>;

const keptSchema = z.object({
  accounts: z.array(storedAccount).default([]),
  /** Ids are never given twice: the vault has keys by them. */
  lastId: z.number().int().default(0),
  pointed: z.array(pointedWebhook).default([]),
  putBack: z.boolean().default(false),
  /** What is registered in the sandbox. */
  sandboxWebhooks: z.array(okayaWebhook).default([]),
});
export type Kept = z.infer<typeof keptSchema>;

/** What is stored of Okaya: everything but the API keys, which are the vault's. */
export interface KeptOkaya {
  readonly current: Kept;
  /** Throws `history-write-failed`, and nothing has changed. */
  change(change: Partial<Kept>): void;
}

export function createKeptOkaya(database: Database): KeptOkaya {
  let current = read(readFact(database, 'okaya'));
  return {
    get current() {
      return current;
    },
    change(change) {
      const next = { ...current, ...change };
      storing('What is known of Okaya', () => writeFact(database, 'okaya', JSON.stringify(next)));
      current = next;
    },
  };
}

/** What another version wrote otherwise counts as nothing. */
function read(text: string | null): Kept {
  const parsed = text === null ? null : keptSchema.safeParse(JSON.parse(text));
  return parsed?.success ? parsed.data : keptSchema.parse({});
}

import { z } from 'zod';
import { type Draft, draft } from '../contract/drafts.ts';
import type { SavedDraft } from '../contract/simulator-calls.ts';
import { parsedJson } from './rows.ts';
import { type Database, readingFrom } from './sqlite.ts';
import { storing } from './storing.ts';

export interface NewDraft {
  readonly name: string;
  /** `''` is none. */
  readonly folder: string;
  readonly draft: Draft;
}

/** The drafts that were saved. A change that is refused throws `history-write-failed`. */
export interface Drafts {
  /** By folder, then by name. */
  list(): SavedDraft[];
  add(made: NewDraft): number;
  /** False where there is none of this id. */
  change(id: number, made: NewDraft): boolean;
  /** The one that was removed before is gone for good; this one can be restored. */
  remove(id: number): void;
  restore(id: number): void;
}

const row = z.object({
  id: z.number(),
  name: z.string(),
  folder: z.string(),
  draft: parsedJson(draft),
  updated_at: z.number(),
});
const WHAT = 'The draft';

/** `now` dates the changes, in milliseconds since 1970, UTC. */
export function createDrafts(database: Database, now: () => number): Drafts {
  const list = database.prepare(
    'SELECT * FROM drafts WHERE removed_at IS NULL ORDER BY folder, name COLLATE NOCASE, id',
  );
  const add = database.prepare(
    'INSERT INTO drafts (name, folder, draft, updated_at) VALUES (?, ?, ?, ?) RETURNING id',
  );
  const change = database.prepare(
    'UPDATE drafts SET name = ?, folder = ?, draft = ?, updated_at = ? WHERE id = ? RETURNING id',
  );
  const purge = database.prepare('DELETE FROM drafts WHERE removed_at IS NOT NULL');
  const mark = database.prepare('UPDATE drafts SET removed_at = ? WHERE id = ?');
  const columns = ({ name, folder, draft: made }: NewDraft) =>
    [name, folder, JSON.stringify(made), now()] as const;
  return {
    list: () =>
      readingFrom(() => list.all()).map((found) => {
        const { updated_at, ...rest } = row.parse(found);
        return { ...rest, updatedAt: new Date(updated_at).toISOString() };
      }),
    add: (made) => storing(WHAT, () => row.pick({ id: true }).parse(add.get(...columns(made))).id),
    change: (id, made) => storing(WHAT, () => change.get(...columns(made), id) !== undefined),
    remove: (id) =>
      storing(WHAT, () => {
        purge.run();
        mark.run(now(), id);
      }),
    restore: (id) => storing(WHAT, () => void mark.run(null, id)),
  };
}

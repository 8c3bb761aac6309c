import { z } from 'zod';
import { type Stretch, stretchesOf } from './gaps.ts';
import type { Database } from './sqlite.ts';
import { storing } from './storing.ts';

export interface Mark {
  readonly pinned: boolean;
  /** null where there is none. */
  readonly note: string | null;
}

/** What the user said of single events. One with a pin or a note is spared by limits and by clearing. */
export interface Marks {
  get(seq: number): Mark;
  set(seq: number, mark: Mark): void;
  /** The marked events, as stretches in order. */
  stretches(): Stretch[];
}

const row = z.object({ pinned: z.number(), note: z.string().nullable() });

export function createMarks(database: Database): Marks {
  const get = database.prepare('SELECT pinned, note FROM marks WHERE seq = ?');
  const put = database.prepare('INSERT OR REPLACE INTO marks (seq, pinned, note) VALUES (?, ?, ?)');
  const drop = database.prepare('DELETE FROM marks WHERE seq = ?');
  const all = database.prepare('SELECT seq FROM marks');
  return {
    get(seq) {
      const found = get.get(seq);
      if (found === undefined) return { pinned: false, note: null };
      const { pinned, note } = row.parse(found);
      return { pinned: pinned === 1, note };
    },
    set: (seq, { pinned, note }) =>
      storing('The pin or the note', () => {
        if (pinned || note !== null) put.run(seq, pinned ? 1 : 0, note);
        else drop.run(seq);
      }),
    stretches: () => stretchesOf(all.all().map((each) => z.object({ seq: z.number() }).parse(each).seq)),
  };
}

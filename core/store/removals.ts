import { z } from 'zod';
import { HookglassError } from '../contract/errors.ts';
import { createGaps, type Gaps, type Stretch, sizeOf, without } from './gaps.ts';
import type { Database, Statement } from './sqlite.ts';
import { storing } from './storing.ts';
import { inTransaction } from './transaction.ts';

/** What was removed at one time. Its events are still there until it is purged. */
export interface Removal {
  readonly id: number;
  /** Milliseconds since 1970, UTC. */
  readonly removedAt: number;
  readonly events: number;
}

/** A gap as it is stored; without a removal its requests are gone. */
export interface Gap extends Stretch {
  readonly removal: number | null;
}

export interface Removals {
  /** As they are now. */
  readonly gaps: Gaps;
  readonly all: readonly Gap[];
  /** The newest first. */
  list(): Removal[];
  /** What of the stretches is listed; null where nothing is. */
  remove(stretches: readonly Stretch[], at: number): Removal | null;
  /** Gives the stretches that are listed again. Throws `removal-not-found` where it cannot be undone any more. */
  restore(id: number): Stretch[];
  /** Hides running numbers whose events are still to be written; gives what reveals them. They are in no list of removals. */
  hide(stretch: Stretch, at: number): number;
  /** All of it is written: one short statement. */
  reveal(id: number): void;
  /** Hidden stretches: what is being written, and after a death what was. */
  hidden(): Gap[];
  /** The requests of these stretches, in order, are gone: `write` inside a transaction of the caller, `accept` once that is committed. */
  closing(stretches: readonly Stretch[]): { write(): void; accept(): void };
}

const gapRow = z.object({ first: z.number(), last: z.number(), removal: z.number().nullable() });
const idRow = z.object({ id: z.number() });
const removalRow = z
  .object({ id: z.number(), removed_at: z.number(), events: z.number() })
  .transform(({ id, removed_at: removedAt, events }): Removal => ({ id, removedAt, events }));

export function readGaps(database: Database): Gap[] {
  const rows = database.prepare('SELECT first, last, removal FROM gaps ORDER BY first').all();
  return rows.map((row) => gapRow.parse(row));
}

const WHAT = 'The removal';

/** What is not in the list. A removal is one transaction of a few rows, however many events it has. */
export function createRemovals(database: Database): Removals {
  const addRemoval = database.prepare(
    'INSERT INTO removals (removed_at, events) VALUES (?, ?) RETURNING id, removed_at, events',
  );
  const addHidden = database.prepare(
    'INSERT INTO removals (removed_at, events, importing) VALUES (?, ?, 1) RETURNING id, removed_at, events',
  );
  const list = database.prepare(
    'SELECT id, removed_at, events FROM removals WHERE importing = 0 ORDER BY id DESC',
  );
  const hidden = database.prepare('SELECT id FROM removals WHERE importing = 1');
  const addGap = database.prepare('INSERT INTO gaps (first, last, removal) VALUES (?, ?, ?)');
  const dropGap = database.prepare('DELETE FROM gaps WHERE first = ?');
  const dropGaps = database.prepare('DELETE FROM gaps WHERE removal = ?');
  const dropRemoval = database.prepare('DELETE FROM removals WHERE id = ?');
  let all: readonly Gap[] = [];
  let gaps: Gaps = createGaps([]);
  const accept = (next: readonly Gap[]): void => {
    all = next;
    gaps = createGaps(next);
  };
  accept(readGaps(database));
  const hiddenIds = (): Set<number> => new Set(hidden.all().map((row) => idRow.parse(row).id));
  const add = (statement: Statement, stretches: readonly Stretch[], at: number): Removal => {
    const removal = storing(WHAT, () =>
      inTransaction(database, () => {
        const made = removalRow.parse(statement.get(at, sizeOf(stretches)));
        for (const { first, last } of stretches) addGap.run(first, last, made.id);
        return made;
      }),
    );
    accept(inOrder([...all, ...stretches.map((stretch) => ({ ...stretch, removal: removal.id }))]));
    return removal;
  };
  const bringBack = (id: number): Gap[] => {
    const back = all.filter(({ removal }) => removal === id);
    storing('What was removed', () =>
      inTransaction(database, () => {
        dropGaps.run(id);
        dropRemoval.run(id);
      }),
    );
    accept(all.filter(({ removal }) => removal !== id));
    return back;
  };

  return {
    get gaps() {
      return gaps;
    },
    get all() {
      return all;
    },
    list: () => list.all().map((row) => removalRow.parse(row)),
    remove(stretches, at) {
      const taken = without(stretches, all);
      return taken.length === 0 ? null : add(addRemoval, taken, at);
    },
    restore(id) {
      if (hiddenIds().has(id) || !all.some(({ removal }) => removal === id)) throw notThere();
      return bringBack(id);
    },
    hide: (stretch, at) => add(addHidden, [stretch], at).id,
    reveal: (id) => void bringBack(id),
    hidden() {
      const ids = hiddenIds();
      return all.filter(({ removal }) => removal !== null && ids.has(removal));
    },
    closing(stretches) {
      const { dropped, added, next } = closed(all, stretches);
      return {
        write() {
          for (const { first } of dropped) dropGap.run(first);
          for (const { first, last, removal } of added) addGap.run(first, last, removal);
          for (const removal of new Set(dropped.map((gap) => gap.removal)))
            if (removal !== null && !next.some((gap) => gap.removal === removal)) dropRemoval.run(removal);
        },
        accept: () => accept(next),
      };
    },
  };
}

interface Closed {
  /** Gaps that are replaced, and what they are replaced by. */
  readonly dropped: readonly Gap[];
  readonly added: readonly Gap[];
  /** All gaps after that. */
  readonly next: readonly Gap[];
}

/** The requests of these stretches are gone. Only the gaps that they touch are looked at: there may be very many others. */
function closed(all: readonly Gap[], stretches: readonly Stretch[]): Closed {
  const from = (stretches[0]?.first ?? 1) - 1;
  const to = (stretches.at(-1)?.last ?? 0) + 1;
  const dropped = all.filter((gap) => gap.first <= to && gap.last >= from);
  const gone = merged([...dropped.filter(({ removal }) => removal === null), ...stretches]);
  const rest = dropped.flatMap((gap) =>
    gap.removal === null
      ? []
      : without([gap], stretches).map((stretch) => ({ ...stretch, removal: gap.removal })),
  );
  const added = inOrder([...gone.map((stretch) => ({ ...stretch, removal: null })), ...rest]);
  const next = [...all.filter(({ last }) => last < from), ...added, ...all.filter(({ first }) => first > to)];
  return { dropped, added, next };
}

/** Stretches that touch become one. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const found: { first: number; last: number }[] = [];
  for (const { first, last } of [...stretches].sort((a, b) => a.first - b.first)) {
    const open = found.at(-1);
    if (open && open.last + 1 >= first) open.last = Math.max(open.last, last);
    else found.push({ first, last });
  }
  return found;
}

const inOrder = (gaps: readonly Gap[]): Gap[] => [...gaps].sort((a, b) => a.first - b.first);

const notThere = (): HookglassError =>
  new HookglassError(
    'removal-not-found',
    'These events cannot be brought back any more: the trash was emptied.',
  );

import { z } from 'zod';
import { signatureVerdict, validationStatus } from '../../contract/models.ts';
import type { Term } from '../../contract/query/ast.ts';
import { compare } from '../../query/compare.ts';
import { isPattern } from '../../query/pattern.ts';
import { parsedJson } from '../rows.ts';
import { type Database, readingFrom, type Statement } from '../sqlite.ts';
import { createNumberColumn, type NumberColumn } from './number-column.ts';

/** What many events have in common: what came of their inspection, and the status of our answer. */
export interface Outcome {
  readonly provider: string | null;
  readonly eventType: string | null;
  readonly validation: z.infer<typeof validationStatus> | null;
  readonly signature: z.infer<typeof signatureVerdict> | null;
  readonly status: number | null;
}

/**
 * The outcome of every event, four bytes each, so that terms about it are decided without a look at the file. An event
 * without one here is not known, not without an outcome.
 */
export interface OutcomeColumns {
  /** Reads what came since; some thousand events a step. */
  load(): Generator<void>;
  /** A number of the outcome of an event; 0 where it is not known. */
  classOf(seq: number): number;
  /** null for 0. */
  outcome(number: number): Outcome | null;
  /** Inspections were made anew, or events removed. */
  forget(): void;
}

/** Events a step: few enough that none of what a step makes is large to V8 (128 KB), for large things are kept until it cleans up everything. */
const SPAN = 4_000;
/** An event's outcome comes with a later commit than the event: so many of the newest are read again. */
const FRESH = 5_000;

const numbers = parsedJson(z.array(z.number()));
const columnsRow = z.object({ seqs: numbers, inspections: numbers, replies: numbers });
const inspectionRow = z.object({
  id: z.number(),
  provider: z.string().nullable(),
  event_type: z.string().nullable(),
  status: validationStatus,
  verdict: signatureVerdict,
});
const replyRow = z.object({ id: z.number(), status: z.number() });
const lastRow = z.object({ seq: z.number().nullable() });

export function createOutcomeColumns(database: Database): OutcomeColumns {
  const last = database.prepare('SELECT max(seq) AS seq FROM outcomes');
  // As JSON, a column of thousands of numbers is one value to hand over.
  const columns = database.prepare(`SELECT json_group_array(seq) AS seqs,
    json_group_array(coalesce(inspection, 0)) AS inspections, json_group_array(coalesce(reply, 0)) AS replies
    FROM (SELECT seq, inspection, reply FROM outcomes WHERE seq > ? AND seq <= ? ORDER BY seq)`);
  const inspections = database.prepare(
    'SELECT id, provider, event_type, status, verdict FROM inspections WHERE id > ? ORDER BY id LIMIT 5000',
  );
  const replies = database.prepare('SELECT id, status FROM replies WHERE id > ? ORDER BY id LIMIT 5000');

  let state = emptyState();

  /** Rows of a table after the last that was read, until there are none. */
  function* newRows<T extends { readonly id: number }>(
    statement: Statement,
    schema: z.ZodType<T>,
    after: number,
  ): Generator<T[]> {
    for (let last = after; ; ) {
      const rows = readingFrom(() => statement.all(last)).map((row) => schema.parse(row));
      const newest = rows.at(-1);
      if (!newest) return;
      last = newest.id;
      yield rows;
    }
  }
  function* loadShared(mine: State): Generator<void> {
    for (const rows of newRows(inspections, inspectionRow, mine.lastInspection)) {
      for (const { id, provider, event_type: eventType, status, verdict } of rows) {
        const part = { provider, eventType, validation: status, signature: verdict };
        mine.inspections.set(id, partNumber(mine, part));
        mine.lastInspection = id;
      }
      yield;
    }
    for (const rows of newRows(replies, replyRow, mine.lastReply)) {
      for (const { id, status } of rows) {
        mine.replies.set(id, status + 1);
        mine.lastReply = id;
      }
      yield;
    }
  }

  return {
    *load() {
      const mine = state;
      const end = lastRow.parse(last.get()).seq ?? 0;
      yield* loadShared(mine);
      for (let from = Math.max(0, mine.until - FRESH); from < end; from += SPAN) {
        const row = columnsRow.parse(readingFrom(() => columns.get(from, Math.min(end, from + SPAN))));
        row.seqs.forEach((seq, index) => {
          mine.classes.set(seq, classNumber(mine, row.inspections[index] ?? 0, row.replies[index] ?? 0));
        });
        mine.until = Math.max(mine.until, Math.min(end, from + SPAN));
        yield;
      }
    },
    classOf: (seq) => state.classes.get(seq),
    outcome: (number) => state.outcomes[number] ?? null,
    forget() {
      state = emptyState();
    },
  };
}

type Part = Omit<Outcome, 'status'>;

interface State {
  until: number;
  lastInspection: number;
  lastReply: number;
  /** The class of each event, by running number. */
  readonly classes: NumberColumn;
  /** By class; nothing at 0. */
  readonly outcomes: (Outcome | null)[];
  readonly classNumbers: Map<string, number>;
  /** The number of what an inspection found, by its id; most found the same as others. */
  readonly inspections: NumberColumn;
  readonly parts: (Part | null)[];
  readonly partNumbers: Map<string, number>;
  /** One more than the status, by the reply's id: 0 is not known. */
  readonly replies: NumberColumn;
}

const emptyState = (): State => ({
  ...{ until: 0, lastInspection: 0, lastReply: 0 },
  ...{ classes: createNumberColumn(), outcomes: [null], classNumbers: new Map() },
  ...{
    inspections: createNumberColumn(),
    parts: [null],
    partNumbers: new Map(),
    replies: createNumberColumn(),
  },
});

function partNumber(state: State, part: Part): number {
  const key = JSON.stringify([part.provider, part.eventType, part.validation, part.signature]);
  const known = state.partNumbers.get(key);
  if (known !== undefined) return known;
  const number = state.parts.push(part) - 1;
  state.partNumbers.set(key, number);
  return number;
}

/** One whose inspection is missing is not known: it may come. */
function classNumber(state: State, inspection: number, reply: number): number {
  const found = state.inspections.get(inspection);
  const part = state.parts[found];
  const answered = reply === 0 ? 0 : state.replies.get(reply);
  if (!part || (reply !== 0 && answered === 0)) return 0;
  const key = `${found} ${answered}`;
  const known = state.classNumbers.get(key);
  if (known !== undefined) return known;
  const number = state.outcomes.push({ ...part, status: answered === 0 ? null : answered - 1 }) - 1;
  state.classNumbers.set(key, number);
  return number;
}

/** Whether a term is true of events with an outcome; undefined where it asks something else. */
export function outcomeMatches(term: Term, outcome: Outcome): boolean | undefined {
  if (term.kind === 'is') {
    if (term.state === 'unanswered') return outcome.status === null;
    return validationStatus.safeParse(term.state).success ? outcome.validation === term.state : undefined;
  }
  if (term.kind === 'amount' && term.field === 'status') {
    return outcome.status !== null && compare(outcome.status, term.op, term.amount);
  }
  if (term.kind !== 'word') return undefined;
  const fields: Partial<Record<typeof term.field, string | null>> = {
    provider: outcome.provider,
    type: outcome.eventType,
    signature: outcome.signature,
  };
  const found = fields[term.field];
  return found === undefined ? undefined : found !== null && isPattern(term.value, found);
}

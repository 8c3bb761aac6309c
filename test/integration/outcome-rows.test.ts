import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countIssues } from '../../core/contract/count-issues.ts';
import { type Inspection, inspect } from '../../core/inspect/inspect.ts';
import { replies } from '../../core/receiver/reply.ts';
import { openMemoryHistory } from '../../core/store/history.ts';
import type { Outcome } from '../../core/store/outcome.ts';
import { createWriter } from '../../core/store/writer.ts';
import { madeEvents } from '../support/stored-events.ts';

const events = madeEvents(12);
const request = events[0]?.request;
if (!request) throw new Error('there are no events');

/** Of several kinds: some are written as one row for many events, those that have issues as one each. */
const inspections: readonly Inspection[] = ['{}', '[1', ...events.map((one) => one.request.body)].map(
  (body) => inspect({ ...request, body: Buffer.from(body) }),
);
const contents = [replies.taken, replies.unauthorised, replies.malformed];

interface Row {
  readonly seq: number;
  readonly status: string | null;
  readonly event_type: string | null;
  readonly errors: number | null;
  readonly answered: number | null;
  readonly duration_us: number | null;
}

const QUERY = `SELECT o.seq, i.status, i.event_type, i.errors, r.status AS answered, o.duration_us FROM outcomes o
  LEFT JOIN inspections i ON i.id = o.inspection LEFT JOIN replies r ON r.id = o.reply ORDER BY o.seq`;

/** What a series comes to: the last inspection of each event, and its first answer. */
function expected(outcomes: readonly Outcome[]): Row[] {
  const rows = new Map<number, Row>();
  const nothing = { status: null, event_type: null, errors: null, answered: null, duration_us: null };
  for (const { seq, inspection, reply } of outcomes) {
    const row: Row = rows.get(seq) ?? { seq, ...nothing };
    const found = inspection && {
      status: inspection.validation.status,
      event_type: inspection.eventType,
      errors: countIssues(inspection.validation.issues).errors,
    };
    const sent = row.answered === null &&
      reply && { answered: reply.content.status, duration_us: Math.round(reply.durationMs * 1000) };
    rows.set(seq, { ...row, ...found, ...(sent || {}) });
  }
  return [...rows.values()].sort((a, b) => a.seq - b.seq);
}

const EVENTS = 8;
const outcome: fc.Arbitrary<Outcome> = fc.record({
  seq: fc.integer({ min: 1, max: EVENTS }),
  inspection: fc.option(fc.constantFrom(...inspections)),
  reply: fc.option(
    fc.record({
      content: fc.constantFrom(...contents),
      durationMs: fc.double({ min: 0, max: 60_000, noNaN: true }),
    }),
  ),
});

describe('Outcomes that are written together', () => {
  test('leave what they would one by one, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.array(outcome, { maxLength: 20 }), { maxLength: 4 }), (commits) => {
        const history = openMemoryHistory();
        try {
          const writer = createWriter(history.database);
          writer.commit(
            Array.from({ length: EVENTS }, () => request),
            [],
          );
          for (const outcomes of commits) writer.commit([], outcomes);
          expect(history.database.prepare(QUERY).all()).toEqual(expected(commits.flat()));
        } finally {
          history.close();
        }
      }),
    );
  });

  test('share a row where they were found alike', () => {
    const history = openMemoryHistory();
    const writer = createWriter(history.database);
    writer.commit(
      Array.from({ length: EVENTS }, () => request),
      [],
    );
    const [inspection] = inspections.filter(({ validation }) => validation.issues.length === 0);
    if (!inspection) throw new Error('none is without issues');
    const reply = { content: replies.taken, durationMs: 1 };
    writer.commit(
      [],
      Array.from({ length: EVENTS }, (_, n) => ({ seq: n + 1, inspection: { ...inspection }, reply })),
    );
    expect(history.database.prepare('SELECT count(*) AS n FROM inspections').get()).toEqual({ n: 1 });
    history.close();
  });
});

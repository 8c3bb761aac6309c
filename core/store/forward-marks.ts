import { z } from 'zod';
import { listed } from './listed.ts';
import { type Database, readingFrom } from './sqlite.ts';
import { storing } from './storing.ts';

/** A target of an endpoint; '' is the catch-all. */
export interface ForwardLane {
  readonly endpoint: string;
  readonly target: string;
}

/** Running numbers, both ends in it. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** How far a target is: all events up to `doneTo` have come to their end, and those of `done` beyond it. */
export interface ForwardMark {
  readonly doneTo: number;
  readonly done: readonly Stretch[];
}

/** An event that a target is still to get. */
export interface OpenForward {
  readonly seq: number;
  readonly provider: string | null;
  readonly eventType: string | null;
  /** Its delivery, and how many attempts of it have ended; 0 and 0 before the first. */
  readonly delivery: number;
  readonly tries: number;
}

/** What of the forwarding is still to be done, kept over restarts. */
export interface ForwardMarks {
  /** Begins with what comes after `seq`; false where the target is known already, which then stays as it is. */
  begin(lane: ForwardLane, seq: number): boolean;
  /** What the target is still to get, in the order of arrival. `url` is its address now. */
  open(lane: ForwardLane, url: string, limit: number): OpenForward[];
  /** In no transaction of its own: it rides along with the attempts that it is about. */
  advance(lane: ForwardLane, mark: ForwardMark): void;
  /** Of other targets nothing is known any more. */
  keepOnly(lanes: readonly ForwardLane[]): void;
}

const ENDED = `coalesce((SELECT last FROM forward_done WHERE endpoint = ?1 AND target = ?2 AND first <= r.seq
  ORDER BY first DESC LIMIT 1) >= r.seq, 0)`;
/** Attempts are told from those at another target by their address. What a file brought was never to be forwarded. */
const OPEN = `SELECT r.seq, i.provider, i.event_type, coalesce(d.id, 0) AS delivery,
    (SELECT count(*) FROM attempts a WHERE a.delivery = d.id) AS tries
  FROM forward_marks k JOIN requests r ON r.seq > k.done_to
  LEFT JOIN outcomes o ON o.seq = r.seq LEFT JOIN inspections i ON i.id = o.inspection
  LEFT JOIN deliveries d ON d.id = (SELECT max(id) FROM deliveries WHERE forward_of = r.seq AND url = ?3)
  WHERE k.endpoint = ?1 AND k.target = ?2 AND r.endpoint IS nullif(?1, '') AND r.capture = 'complete'
    AND ${listed('r.seq')} AND NOT ${ENDED} AND NOT EXISTS (SELECT 1 FROM imported m WHERE m.seq = r.seq)
  ORDER BY r.seq LIMIT ?4`;

const openRow = z.object({
  seq: z.number(),
  provider: z.string().nullable(),
  event_type: z.string().nullable(),
  delivery: z.number(),
  tries: z.number(),
});
const laneRow = z.object({ endpoint: z.string(), target: z.string() });
const WHAT = 'What is still to be forwarded';

export function createForwardMarks(database: Database): ForwardMarks {
  const begin = database.prepare(
    'INSERT INTO forward_marks (endpoint, target, done_to) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING done_to',
  );
  const open = database.prepare(OPEN);
  const advance = database.prepare(
    'UPDATE forward_marks SET done_to = ?3 WHERE endpoint = ?1 AND target = ?2',
  );
  const passed = database.prepare('DELETE FROM forward_done WHERE endpoint = ? AND target = ? AND last <= ?');
  const end = database.prepare(
    'INSERT INTO forward_done (endpoint, target, first, last) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET last = excluded.last',
  );
  const all = database.prepare('SELECT endpoint, target FROM forward_marks');
  const forget = ['forward_marks', 'forward_done'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE endpoint = ? AND target = ?`),
  );
  return {
    begin: ({ endpoint, target }, seq) => storing(WHAT, () => begin.get(endpoint, target, seq) !== undefined),
    open: ({ endpoint, target }, url, limit) =>
      readingFrom(() => open.all(endpoint, target, url, limit)).map((row) => {
        const { event_type: eventType, ...rest } = openRow.parse(row);
        return { ...rest, eventType };
      }),
    advance({ endpoint, target }, { doneTo, done }) {
      advance.run(endpoint, target, doneTo);
      passed.run(endpoint, target, doneTo);
      for (const { first, last } of done) end.run(endpoint, target, first, last);
    },
    keepOnly(lanes) {
      const known = readingFrom(() => all.all()).map((row) => laneRow.parse(row));
      const gone = known.filter(
        ({ endpoint, target }) => !lanes.some((lane) => lane.endpoint === endpoint && lane.target === target),
      );
      storing(WHAT, () => {
        for (const { endpoint, target } of gone) for (const one of forget) one.run(endpoint, target);
      });
    },
  };
}

import type { Clock } from '../../clock.ts';
import type { Query } from '../../contract/query/ast.ts';
import { decide } from '../../query/decide.ts';
import type { QueryFacts } from '../../query/facts.ts';
import { matches } from '../../query/matches.ts';
import type { Database } from '../sqlite.ts';
import { type OutcomeColumns, outcomeMatches } from './outcome-columns.ts';
import { prepareScan, type Scan } from './scan.ts';
import type { TextIndex } from './text-index.ts';
import { textCondition } from './trigrams.ts';

export interface SearchSources {
  readonly database: Database;
  /** The history's own name, for the ids. */
  readonly history: string;
  readonly columns: OutcomeColumns;
  /** null: every text is read. */
  readonly index: TextIndex | null;
}

/** A piece of the work done: what was found, the newest first, and the running number down to which all was looked at. */
export interface SearchStep {
  readonly seqs: readonly number[];
  /** 1: all of it. */
  readonly downTo: number;
}

/**
 * Running numbers that the index is asked for at once. To ask takes it some milliseconds for each piece of text, however few
 * are wanted, so that asking for as many as a step takes on would cost more than the step.
 */
const CANDIDATES = 20_000;
/** Running numbers a step, at first and at most, and how long a step is to take, in milliseconds. */
const SPAN = { first: 250, most: 4_000 };
const STEP_MS = { least: 5, most: 20 };

/**
 * Finds what a query asks for among the events up to `last`, the newest first. What outcomes and indexes rule out is not looked
 * at; of the rest every event is held against the query itself, so that the result is the same whatever was indexed.
 */
export function* runSearch(
  query: Query,
  last: number,
  clock: Clock,
  sources: SearchSources,
): Generator<SearchStep> {
  for (const _ of sources.columns.load()) yield { seqs: [], downTo: last + 1 };
  const now = clock.now();
  const judge = createJudge(
    query,
    now,
    sources.columns,
    prepareScan(sources.database, sources.history, query, now),
  );
  const { index } = sources;
  const condition = index === null ? null : textCondition(query);
  const span = createSpan(clock);
  // What came after the index was written last is read itself.
  const unindexed = index === null || condition === null ? 0 : Math.min(index.until, last);
  for (let to = last; to > unindexed; ) {
    const from = Math.max(unindexed + 1, to - span.size + 1);
    yield span.timed(() => ({ seqs: judge.range(from, to), downTo: from }));
    to = from - 1;
  }
  if (index === null || condition === null) return;
  yield* runIndexed({ index, condition }, unindexed, judge, span);
}

/** What the index names, each held against the query. */
function* runIndexed(
  { index, condition }: { readonly index: TextIndex; readonly condition: string },
  from: number,
  judge: Judge,
  span: Span,
): Generator<SearchStep> {
  for (let below = from; below > 0; ) {
    const listed = index.candidates(condition, below, CANDIDATES);
    const end = listed.length < CANDIDATES ? 1 : (listed.at(-1) ?? 1);
    for (let at = 0; at < listed.length; ) {
      const some = listed.slice(at, at + span.size);
      at += some.length;
      const downTo = at < listed.length ? (some.at(-1) ?? 1) : end;
      yield span.timed(() => ({ seqs: judge.of(some), downTo }));
    }
    if (listed.length === 0) yield { seqs: [], downTo: end };
    below = end - 1;
  }
}

/** How much a step takes on: bodies of megabytes are read one by one, small ones by the thousand. */
interface Span {
  readonly size: number;
  timed<T>(step: () => T): T;
}

function createSpan(clock: Clock): Span {
  let size = SPAN.first;
  return {
    get size() {
      return size;
    },
    timed(step) {
      const from = clock.monotonic();
      const done = step();
      const took = clock.monotonic() - from;
      if (took > STEP_MS.most) size = Math.max(1, Math.floor(size / 2));
      else if (took < STEP_MS.least) size = Math.min(SPAN.most, size * 2);
      return done;
    },
  };
}

interface Judge {
  range(from: number, to: number): number[];
  of(seqs: readonly number[]): number[];
}

function createJudge(query: Query, now: number, columns: OutcomeColumns, scan: Scan): Judge {
  /** By class: whether its events are found, for certain. */
  const verdicts: (boolean | undefined)[] = [];
  const verdictOf = (seq: number): boolean | undefined => {
    const number = columns.classOf(seq);
    if (number === 0) return undefined;
    if (!(number in verdicts)) {
      const outcome = columns.outcome(number);
      verdicts[number] =
        outcome === null ? undefined : decide(query, (term) => outcomeMatches(term, outcome));
    }
    return verdicts[number];
  };
  const split = (seqs: readonly number[]): { sure: number[]; open: number[] } => {
    const sure: number[] = [];
    const open: number[] = [];
    for (const seq of seqs) {
      const verdict = verdictOf(seq);
      if (verdict === undefined) open.push(seq);
      else if (verdict) sure.push(seq);
    }
    return { sure, open };
  };
  const foundIn = (read: Iterable<QueryFacts>): number[] => {
    const found: number[] = [];
    for (const facts of read) {
      const { seq } = facts;
      if (seq !== null && verdictOf(seq) === undefined && matches(query, facts, now)) found.push(seq);
    }
    return found;
  };
  const judge = (
    seqs: readonly number[],
    read: (open: readonly number[]) => Iterable<QueryFacts>,
  ): number[] => {
    const { sure, open } = split(seqs);
    const found = open.length === 0 ? [] : foundIn(read(open));
    return found.length === 0 ? sure : [...sure, ...found].sort((a, b) => b - a);
  };
  return {
    range: (from, to) =>
      judge(descending(from, to), (open) =>
        // Where most have to be read, the stretch is read as it lies.
        open.length * 2 > to - from ? scan.range(from, to) : scan.of(open),
      ),
    of: (seqs) => judge(seqs, scan.of),
  };
}

const descending = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => to - index);

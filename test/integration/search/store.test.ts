import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../core/clock.ts';
import type { Query } from '../../../core/contract/query/ast.ts';
import { printQuery } from '../../../core/contract/query/print.ts';
import type { QueryFacts } from '../../../core/query/facts.ts';
import { matches } from '../../../core/query/matches.ts';
import { readQuery } from '../../../core/query/read.ts';
import { type History, openHistory } from '../../../core/store/history.ts';
import { historyName } from '../../../core/store/ids.ts';
import { createIndexer } from '../../../core/store/search/indexer.ts';
import { createOutcomeColumns } from '../../../core/store/search/outcome-columns.ts';
import { runSearch } from '../../../core/store/search/run-search.ts';
import { openTextIndex, readTextIndex, type TextIndex } from '../../../core/store/search/text-index.ts';
import { temporaryFolder } from '../../support/engine.ts';
import { FIRST_AT, madeEvents, storeEvents } from '../../support/stored-events.ts';
import { query as anyQuery } from '../../unit/core/query/arbitrary.ts';

const EVENTS = 600;
const clock = { ...systemClock, now: () => FIRST_AT + EVENTS * 60_000 };

let folder: ReturnType<typeof temporaryFolder>;
let history: History;
let name: string;
let facts: QueryFacts[];
beforeEach(() => {
  folder = temporaryFolder();
  history = openHistory(folder.path, { pid: 1, now: 0 });
  name = historyName(history.database);
  facts = storeEvents(history.database, name, madeEvents(EVENTS));
});
afterEach(() => {
  history.close();
  folder.remove();
});

function found(
  query: Query,
  index: TextIndex | null,
  columns = createOutcomeColumns(history.database),
): number[] {
  const sources = { database: history.database, history: name, columns, index };
  return [...runSearch(query, EVENTS, clock, sources)].flatMap(({ seqs }) => seqs);
}
/** By a look at every event, the newest first. */
const expected = (query: Query): number[] =>
  facts
    .filter((event) => matches(query, event, clock.now()))
    .map(({ seq }) => seq ?? 0)
    .reverse();

/** An index of the first events only, as a search may find it while arrivals are indexed. */
function indexUpTo(steps: number): TextIndex {
  const index = openTextIndex(folder.path, name, EVENTS);
  const step = createIndexer(history.database, index);
  for (let n = 0; n < steps && step(); n++);
  return index;
}

const asked = [
  ...[
    '',
    'provider:okhi',
    'type:verified is:invalid',
    'signature:not-checked',
    'is:not-json -method:PUT',
    'is:cut',
  ],
  ...[
    'is:unanswered',
    '-is:valid',
    'status:401',
    'status>=200 status<500',
    'duration>5ms',
    'size>1k',
    'size:0',
  ],
  ...[
    'path:/okhi',
    'path:okhi',
    'path:/*/v2',
    'query:debug=1',
    '-query:*',
    'endpoint:payments',
    'endpoint:""',
  ],
  ...['after:2026-11-01T03:00Z before:2026-11-01T05:00Z', '-after:"10 min ago"', 'seq>590 or seq<5', '#17'],
  ...['header.x-signature:*', 'header.x-signature:sha256=1*', 'header.content-encoding:gzip verified'],
  ...[
    'verified',
    'VERIFIED',
    '"user.created"',
    'needle',
    'naïve',
    '"\\"quoted\\""',
    'οδος',
    'istanbul',
    'end',
    'xx',
  ],
  ...[
    'body:user*created',
    'body.type:user.created',
    'body.data.n[1]:2.5',
    'body.data.n:x',
    'body.data."a.b":null',
  ],
  ...[
    'body.v2.verification_status:*',
    'body.data.on:true',
    'okhi or needle',
    '-needle',
    'needle -needle',
    'zzz',
  ],
];

describe('a search of the history', () => {
  it.each(asked)('finds by %j what a look at every event finds, whatever is indexed', (text) => {
    const query = readQuery(text);
    const wanted = expected(query);
    expect(found(query, null)).toEqual(wanted);
    for (const steps of [0, 1, 10]) {
      const index = indexUpTo(steps);
      expect(found(query, index), `${index.until} indexed`).toEqual(wanted);
      index.close();
    }
  });

  it('finds that by any query', () => {
    const index = indexUpTo(2);
    const columns = createOutcomeColumns(history.database);
    const real = fc.constantFrom(...asked.filter((text) => text !== '')).map(readQuery);
    const pairs = fc
      .tuple(real, real, fc.constantFrom(' ', ' or ', ' -'))
      .map(([a, b, word]) => readQuery(`(${printQuery(a)})${word}(${printQuery(b)})`));
    fc.assert(
      fc.property(fc.oneof(pairs, anyQuery), (query) => {
        expect(found(query, index, columns), printQuery(query)).toEqual(expected(query));
      }),
      { numRuns: 150 },
    );
    index.close();
  });

  it('tells how far it has looked, and never goes up again', () => {
    const index = indexUpTo(1);
    const columns = createOutcomeColumns(history.database);
    const sources = { database: history.database, history: name, columns, index };
    let last = EVENTS + 1;
    for (const { seqs, downTo } of runSearch(readQuery('verified'), EVENTS, clock, sources)) {
      expect(downTo).toBeLessThanOrEqual(last);
      for (const seq of seqs) expect(seq >= downTo && seq < last).toBe(true);
      last = downTo;
    }
    expect(last).toBe(1);
    index.close();
  });

  it('sees inspections that were made anew, once it is told', () => {
    const columns = createOutcomeColumns(history.database);
    const query = readQuery('is:undocumented');
    const before = found(query, null, columns);
    history.database.exec("UPDATE inspections SET status = 'undocumented' WHERE status = 'not-json'");
    columns.forget();
    expect(found(query, null, columns).length).toBeGreaterThan(before.length);
  });
});

describe('the index of texts', () => {
  it('goes on where it was left, and is read by others meanwhile', () => {
    indexUpTo(1).close();
    const first = readTextIndex(folder.path, name);
    expect(first?.until).toBe(250);
    first?.close();
    const index = indexUpTo(10);
    expect(index.until).toBe(EVENTS);
    expect(readTextIndex(folder.path, name)?.candidates('"nee"', EVENTS, 1_000)).toEqual(
      expected(readQuery('body:nee')),
    );
    index.close();
  });

  it('is made anew where it is damaged, of another history, or of events that are gone', () => {
    indexUpTo(10).close();
    const other = openTextIndex(folder.path, 'another', EVENTS);
    expect(other.until).toBe(0);
    other.close();
    expect(readTextIndex(folder.path, name)).toBeNull();
    indexUpTo(10).close();
    const shorter = openTextIndex(folder.path, name, 10);
    expect(shorter.until).toBe(0);
    shorter.close();
    for (const suffix of ['-wal', '-shm']) rmSync(join(folder.path, `search.db${suffix}`), { force: true });
    writeFileSync(join(folder.path, 'search.db'), 'no database at all');
    expect(readTextIndex(folder.path, name)).toBeNull();
    const anew = indexUpTo(10);
    expect(anew.until).toBe(EVENTS);
    anew.close();
  });

  it('forgets what is removed', () => {
    const index = openTextIndex(folder.path, name, EVENTS);
    const step = createIndexer(history.database, index);
    while (step());
    const [newest = 0, ...others] = index.candidates('"nee"', EVENTS, 1_000);
    index.remove([newest]);
    expect(index.candidates('"nee"', EVENTS, 1_000)).toEqual(others);
    index.close();
    expect(readFileSync(join(folder.path, 'search.db')).includes('needle')).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArrivals } from '../../../core/engine/arrivals.ts';
import type { Tally, TallyRow } from '../../../core/store/tally.ts';

/** A history as its event types, the first event first; null has none. */
type Types = (string | null)[];

function tallyOf(types: Types): Tally {
  return {
    between(after, upTo) {
      const rows = new Map<string, TallyRow>();
      types.slice(after, upTo).forEach((eventType, index) => {
        if (eventType === null) return;
        const count = (rows.get(eventType)?.count ?? 0) + 1;
        const lastSeq = after + index + 1;
        rows.set(eventType, { provider: 'p', eventType, count, lastSeq, lastAt: lastSeq * 10 });
      });
      return [...rows.values()];
    },
  };
}

const arrivalsOf = (types: Types, options: { chunk?: number; tally?: Tally } = {}) =>
  createArrivals({
    tally: tallyOf(types),
    newest: () => types.length,
    isKnown: (_provider, eventType) => eventType !== 'invented',
    chunk: 3,
    ...options,
  });

describe('what has arrived', () => {
  it('law: is counted right, however the history grew and in whatever parts it is counted', async () => {
    const type = fc.constantFrom('a', 'b', 'invented', null);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(type, { maxLength: 20 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 7 }),
        async (parts, chunk) => {
          const types: Types = [];
          const arrivals = arrivalsOf(types, { chunk });
          for (const part of parts) {
            types.push(...part);
            const arrived = await arrivals.upToDate();
            for (const wanted of ['a', 'b']) {
              const count = types.filter((one) => one === wanted).length;
              const lastSeq = types.lastIndexOf(wanted) + 1;
              expect(arrived.of('p', wanted)).toEqual(
                count === 0 ? null : { count, lastSeq, lastAt: lastSeq * 10 },
              );
            }
            expect(arrived.of('p', 'invented')).toBeNull();
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is counted from where the last count ended', async () => {
    const types: Types = ['a', 'a', 'a', 'a'];
    const asked: [number, number][] = [];
    const tally: Tally = {
      between(after, upTo) {
        asked.push([after, upTo]);
        return tallyOf(types).between(after, upTo);
      },
    };
    const arrivals = arrivalsOf(types, { tally });
    await arrivals.upToDate();
    types.push('b');
    await arrivals.upToDate();
    await arrivals.upToDate();
    expect(asked).toEqual([
      [0, 3],
      [3, 4],
      [4, 5],
    ]);
  });

  it('lets others have their turn between the parts', async () => {
    const types: Types = Array.from({ length: 9 }, () => 'a');
    const seen: string[] = [];
    const tally: Tally = {
      between(after, upTo) {
        seen.push(`count ${upTo}`);
        setImmediate(() => seen.push('other work'));
        return tallyOf(types).between(after, upTo);
      },
    };
    await arrivalsOf(types, { tally }).upToDate();
    expect(seen.slice(0, 5)).toEqual(['count 3', 'other work', 'count 6', 'other work', 'count 9']);
  });

  it('is counted anew once it was forgotten, also in the middle of a count', async () => {
    const types: Types = ['a', 'a', 'a', 'a', 'a'];
    const arrivals = arrivalsOf(types);
    const counting = arrivals.upToDate();
    // The first part is counted by now; each of these events is inspected anew, and is of another type.
    await Promise.resolve();
    types.fill('b');
    arrivals.forget();
    const arrived = await counting;
    expect(arrived.of('p', 'a')).toBeNull();
    expect(arrived.of('p', 'b')?.count).toBe(5);
  });

  it('is counted by the next who asks where a count failed', async () => {
    const types: Types = ['a'];
    let broken = true;
    const tally: Tally = {
      between(after, upTo) {
        if (broken) throw new Error('damaged');
        return tallyOf(types).between(after, upTo);
      },
    };
    const arrivals = arrivalsOf(types, { tally });
    await expect(arrivals.upToDate()).rejects.toThrow('damaged');
    broken = false;
    expect((await arrivals.upToDate()).of('p', 'a')?.count).toBe(1);
  });
});

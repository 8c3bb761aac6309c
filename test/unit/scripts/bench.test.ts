import { describe, expect, it } from 'vitest';
import { movedIn } from '../../../scripts/bench/baseline.mjs';
import { goalTable } from '../../../scripts/bench/goals.mjs';
import { type Row, row } from '../../../scripts/bench/report.mjs';
import { flameGraph, treeOf } from '../../../scripts/profile/flame.mjs';

const keptOf = (...rows: Row[]) => ({
  rows: Object.fromEntries(rows.flatMap(({ name, numbers }) => (numbers ? [[name, numbers]] : []))),
});
const goalOf = (key: string, rows: Row[]): string[] => {
  const [, ...lines] = goalTable([{ title: '', about: '', rows, data: null }]);
  const found = lines.find(([what]) => what?.includes(key));
  if (!found) throw new Error(`There is no goal about ${key}.`);
  return found;
};

describe('A run held against the baseline', () => {
  it('keeps silent about what lies within the wider spread of both', () => {
    const before = row('requests/s', [90, 100, 110], 0);
    expect(movedIn([row('requests/s', [108, 109, 110], 0)], keptOf(before), true)).toEqual([]);
  });

  it('says what lies beyond it, with before and after', () => {
    const before = row('requests/s', [99, 100, 101], 0);
    const [said] = movedIn([row('requests/s', [78, 80, 81], 0)], keptOf(before), true);
    expect(said).toBe('requests/s: 100 → 80 (-20 %, noise 5 %)');
  });

  it('trusts a single value less than several', () => {
    expect(movedIn([row('one', 120, 0)], keptOf(row('one', 100, 0)), true)).toEqual([]);
    expect(movedIn([row('one', 130, 0)], keptOf(row('one', 100, 0)), true)).toHaveLength(1);
  });

  it('says any loss where there was none', () => {
    expect(movedIn([row('lost', 3, 0)], keptOf(row('lost', 0, 0)), true)).toEqual(['lost: 0 → 3']);
  });

  it('compares only ratios with another machine', () => {
    const kept = keptOf(row('ms', 10, 0), row('ratio', 1, 0, { ratio: true }));
    const now = [row('ms', 100, 0), row('ratio', 2, 0, { ratio: true })];
    expect(movedIn(now, kept, false)).toEqual(['ratio: 1 → 2 (+100 %, noise 25 %)']);
  });
});

describe('The table of goals', () => {
  it('says by how much a goal is missed, either way', () => {
    expect(goalOf('requests/s', [row('r', 0.54, 2, { atLeast: 0.6, design: 'capture-rate' })]).at(-1)).toBe(
      'missed by 10 %',
    );
    expect(goalOf('start to', [row('r', 1.95, 2, { atMost: 1.3, design: 'start' })]).at(-1)).toBe(
      'missed by 50 %',
    );
  });

  it('says how many were lost where none may be', () => {
    expect(goalOf('kill -9', [row('lost', 2, 0, { atMost: 0, design: 'kills' })]).at(-1)).toBe('missed by 2');
    expect(goalOf('kill -9', [row('lost', 0, 0, { atMost: 0, design: 'kills' })]).at(-1)).toBe('met');
  });

  it('judges by the worst of several', () => {
    const rows = [100, 350, 200].map((ms) =>
      row(`command ${ms}`, ms, 0, { atMost: 300, design: 'first-line' }),
    );
    expect(goalOf('first line', rows)).toEqual(expect.arrayContaining(['350', 'missed by 17 %']));
  });

  it('says what was not measured', () => {
    expect(goalOf('frames/s', [])).toContain('not measured');
  });
});

describe('A flame graph', () => {
  const frame = (functionName: string) => ({ functionName, url: '', lineNumber: 0, columnNumber: 0 });
  const placeOf = ({ functionName }: { functionName: string }) => ({ name: functionName, file: '', line: 1 });
  const profile = {
    nodes: [
      { id: 1, callFrame: frame('(root)'), children: [2, 3, 4] },
      { id: 2, callFrame: frame('work'), children: [5] },
      { id: 3, callFrame: frame('(idle)') },
      { id: 4, callFrame: frame('work'), children: [] },
      { id: 5, callFrame: frame('<a & b>') },
    ],
    samples: [2, 3, 5, 4],
    timeDeltas: [10, 1_000, 30, 20],
  };

  it('adds up what has the same callers, and leaves waiting out', () => {
    const tree = treeOf(profile, placeOf);
    expect(tree.total).toBe(60);
    const [work] = tree.children.values();
    expect(work).toMatchObject({ total: 60, own: 30 });
    expect([...(work?.children.values() ?? [])]).toMatchObject([{ total: 30, own: 30 }]);
  });

  it('is a picture whose names cannot break it', () => {
    const picture = flameGraph(treeOf(profile, placeOf), 'Title <of it>');
    expect(picture).toContain('Title &#60;of it&#62;');
    expect(picture).toContain('&#60;a &#38; b&#62; 50.0 %');
  });
});

import { describe, expect, it } from 'vitest';
import { changesOf, type SetupItem } from '../../../../core/contract/setup.ts';
import { setupPartWords } from '../../../../core/contract/setup-words.ts';

const endpoint = (value: unknown): SetupItem[] => [{ kind: 'endpoint', key: 'orders', value }];
const partsOf = (before: unknown, after: unknown) => changesOf(endpoint(before), endpoint(after))[0]?.parts;

describe('what an import changes', () => {
  it('is told by field, with what it was and would be', () => {
    const before = { slug: 'orders', limit: 5, note: 'old', tags: ['a'] };
    const after = { tags: ['a', 'b'], slug: 'orders', limit: 6, name: null };
    const parts = partsOf(before, after) ?? [];
    expect(parts.map(setupPartWords)).toEqual([
      'limit: 5 → 6',
      'note: "old" → nothing',
      'tags: ["a"] → ["a","b"]',
      'name: nothing → null',
    ]);
  });

  it('is told as a whole where it is one value, and cut where it is long', () => {
    const [part, ...more] = partsOf('x'.repeat(500), 'y') ?? [];
    expect(more).toEqual([]);
    expect(part?.name).toBe('');
    expect(part?.before).toHaveLength(81);
    expect(part?.after).toBe('"y"');
  });

  it('is nothing where only the order of names differs, at any depth', () => {
    const before = { a: { b: 1, c: [{ d: 2, e: 3 }] }, f: 4 };
    const after = { f: 4, a: { c: [{ e: 3, d: 2 }], b: 1 } };
    expect(changesOf(endpoint(before), endpoint(after))).toEqual([
      { kind: 'endpoint', key: 'orders', change: 'same', parts: [] },
    ]);
  });

  it('has no parts where the thing is new', () => {
    expect(changesOf([], endpoint({ slug: 'orders' }))).toEqual([
      { kind: 'endpoint', key: 'orders', change: 'added', parts: [] },
    ]);
  });
});

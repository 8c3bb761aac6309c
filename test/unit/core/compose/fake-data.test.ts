import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../core/compose/random.ts';
import {
  asksForFakeData,
  fakeNames,
  fakeValue,
  loadFakeData,
} from '../../../../core/compose/variables/fake-data.ts';

const now = Date.UTC(2024, 0, 1);
const all = async (seed: number) => {
  const fake = await loadFakeData(now, seededRandom(seed));
  return fakeNames.map((name) => fakeValue(name, fake));
};

describe('made-up data', () => {
  it('has a value for every name that it lists', async () => {
    for (const looked of await all(1)) {
      expect(looked).toMatchObject({ ok: true });
      expect(['string', 'number', 'boolean']).toContain(looked?.ok ? typeof looked.value : 'none');
    }
  });

  it('is the same for the same seed and time', async () => {
    const first = await all(1);
    expect(await all(1)).toEqual(first);
    expect(await all(2)).not.toEqual(first);
  });

  it('is listed in the documents, name by name', () => {
    const listed = readFileSync('docs/sending.md', 'utf8').match(/faker\.[a-z]+\.[a-zA-Z0-9]+/g) ?? [];
    expect([...new Set(listed)].sort()).toEqual([...fakeNames].sort());
  });

  it('is loaded only where a variable asks for it', () => {
    expect(asksForFakeData('{"a":"{{ json:faker.number.int }}"}')).toBe(true);
    expect(asksForFakeData('{"a":"faker.number.int {{uuid}}"}')).toBe(false);
  });
});

import { expect, test, vi } from 'vitest';
import type { Connection } from '../../../../../renderer/connection/connection.ts';
import { createCompareStore, sides } from '../../../../../renderer/features/compare/model/compare-store.ts';

const comparison = {
  headers: [],
  request: [],
  body: { kind: 'bytes', reason: '' },
  bytes: { same: true, first: null, sizes: [0, 0] },
};
const ref = (seq: number) => ({ id: `id-${seq}`, seq });

function fakeEngine(previous: number | null = 4) {
  const compared: string[] = [];
  const call = vi.fn(async (name: string, input: { id?: string; before?: string; after?: string }) => {
    if (name === 'compare.previous') return { event: previous === null ? null : ref(previous) };
    if (name === 'events.get') {
      if (input.id === '99') throw new Error('There is no event "99".');
      return ref(Number(input.id));
    }
    compared.push(`${input.before} ${input.after}`);
    return comparison;
  });
  const compare = createCompareStore({ call } as unknown as Connection);
  const ready = () => vi.waitFor(() => expect(compare.store.getState().status).not.toBe('loading'));
  return { compare, compared, ready };
}

test('an event is held against the previous one of its type, and the other way round', async () => {
  const { compare, compared, ready } = fakeEngine();
  compare.show(ref(7));
  await ready();
  compare.swap();
  await ready();
  expect(compared).toEqual(['id-4 id-7', 'id-7 id-4']);
  expect(sides(compare.store.getState())).toEqual([ref(7), ref(4)]);
});

test('one that was chosen stays for the events after it, but is not held against itself', async () => {
  const { compare, compared, ready } = fakeEngine();
  compare.show(ref(7));
  compare.choose(ref(2));
  await ready();
  compare.show(ref(8));
  await ready();
  compare.show(ref(2));
  await ready();
  expect(compared.slice(-3)).toEqual(['id-2 id-7', 'id-2 id-8', 'id-4 id-2']);
  compare.show(ref(9));
  compare.choosePrevious();
  await ready();
  expect(compared.at(-1)).toBe('id-4 id-9');
});

test('the first of its type has nothing before it, until a number is written', async () => {
  const { compare, compared, ready } = fakeEngine(null);
  compare.show(ref(7));
  await ready();
  expect(compare.store.getState()).toMatchObject({ status: 'none', comparison: null });
  await compare.chooseByName(' 3 ');
  expect(compared).toEqual(['id-3 id-7']);
  await compare.chooseByName('99');
  expect(compare.store.getState()).toMatchObject({ status: 'ready', problem: 'There is no event "99".' });
});

test('an answer to an earlier question does not take the place of the later one', async () => {
  const answers: (() => void)[] = [];
  const call = async (name: string, input: { before: string }) => {
    if (name === 'compare.previous') return { event: ref(1) };
    await new Promise<void>((resolve) => answers.push(resolve));
    return { ...comparison, body: { kind: 'bytes', reason: input.before } };
  };
  const compare = createCompareStore({ call } as unknown as Connection);
  compare.show(ref(7));
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  compare.choose(ref(5));
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.();
  answers[0]?.();
  await vi.waitFor(() => expect(compare.store.getState().status).toBe('ready'));
  expect(compare.store.getState().comparison?.body).toMatchObject({ reason: 'id-5' });
});

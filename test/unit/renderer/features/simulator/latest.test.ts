import { expect, it } from 'vitest';
import { latest } from '../../../../../renderer/features/simulator/model/latest.ts';

it('asks one at a time, and of what comes meanwhile only the last', async () => {
  const asked: number[] = [];
  const answers: (() => void)[] = [];
  const ask = latest<number>((input) => {
    asked.push(input);
    return new Promise((resolve) => answers.push(resolve));
  });
  for (const input of [1, 2, 3]) ask(input);
  expect(asked).toEqual([1]);
  answers.shift()?.();
  await Promise.resolve();
  await Promise.resolve();
  expect(asked).toEqual([1, 3]);
  answers.shift()?.();
  await Promise.resolve();
  await Promise.resolve();
  ask(4);
  expect(asked).toEqual([1, 3, 4]);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  readVariables,
  writeVariables,
} from '../../../../../renderer/features/simulator/kept/environment-text.ts';

const name = fc.stringMatching(/^[A-Za-z][\w.-]{0,20}$/);

it('reads back what it wrote', () => {
  const values = fc.dictionary(name, fc.stringMatching(/^[ -~]{0,30}$/), { noNullPrototype: true });
  fc.assert(
    fc.property(values, (variables) => {
      expect(readVariables(writeVariables(variables))).toEqual({ variables });
    }),
  );
});

it('says which line is wrong', () => {
  expect(readVariables('A=1\n\nno value')).toEqual({ problem: expect.stringMatching(/^Line 3 /) });
  expect(readVariables('=1')).toEqual({ problem: expect.stringMatching(/^Line 1 /) });
});

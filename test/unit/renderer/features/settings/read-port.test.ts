import { expect, test } from 'vitest';
import { readPort } from '../../../../../renderer/features/settings/receiver/read-port.ts';

test.each([
  ['4000', 4000],
  [' 0 ', 0],
  ['65535', 65535],
])('"%s" is a port', (text, port) => expect(readPort(text)).toEqual({ port }));

test.each(['', 'abc', '65536', '-1', '4000.5', '0x10', '1e3'])(
  '"%s" is none, and the field says so',
  (text) => {
    expect(readPort(text)).toHaveProperty('problem');
  },
);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hrefOf, routeOf, sections } from '../../../../../renderer/features/shell/sections.ts';

test('the names are those that scripts and tests use', () => {
  expect(sections.map(({ name }) => name)).toEqual([
    'Inbox',
    'Simulator',
    'Flows',
    'Handler check',
    'Signature bench',
    'Subscriptions',
    'Insights',
    'Settings',
  ]);
});

test('an address names its section; one that names none is the Inbox', () => {
  for (const { id } of sections) expect(routeOf(`#/${id}`)).toEqual({ section: id, rest: [] });
  expect(routeOf('')).toEqual({ section: 'inbox', rest: [] });
  expect(routeOf('#/nonsense/at/all')).toEqual({ section: 'inbox', rest: [] });
});

test('an address may name what of its section is meant', () => {
  expect(routeOf('#/simulator/okhi/verified')).toEqual({ section: 'simulator', rest: ['okhi', 'verified'] });
  expect(routeOf('#/simulator/100%')).toEqual({ section: 'simulator', rest: ['100%'] });
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 })), (rest) => {
      expect(routeOf(hrefOf('simulator', ...rest))).toEqual({ section: 'simulator', rest });
    }),
  );
});

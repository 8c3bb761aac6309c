import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  childrenOf,
  type JsonValue,
  rootValue,
} from '../../../../../../renderer/features/inbox/body/json-scan.ts';
import {
  locateAll,
  type Place,
  pointerSteps,
} from '../../../../../../renderer/features/inbox/body/pointer.ts';
import { json, names } from '../../../json-texts.ts';

const locate = (json: string, pointer: string): Place | null => locateAll(json, [pointer])[0] ?? null;

/** The same answer the slow way: one pointer, level by level. */
function located(json: string, pointer: string): Place | null {
  let value: JsonValue | null = rootValue(json);
  if (!value) return null;
  for (const step of pointerSteps(pointer)) {
    const child: JsonValue | undefined = childrenOf(json, value).findLast(({ label }) => label === step);
    if (!child) return { from: value.labelFrom, to: value.to, exact: false };
    value = child;
  }
  return { from: value.labelFrom, to: value.to, exact: true };
}

const pointers = fc.array(
  fc
    .array(names, { maxLength: 5 })
    .map((steps) => steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')),
  { maxLength: 12 },
);

const text = `{
  "v2": {
    "user_id": 5,
    "list": [1, {"deep": true}],
    "a/b~c": null
  }
}`;
const lineOf = (pointer: string): number | null => {
  const place = locate(text, pointer);
  return place && text.slice(0, place.from).split('\n').length;
};

describe('a JSON pointer in the text', () => {
  test.each([
    ['', 1],
    ['/v2', 2],
    ['/v2/user_id', 3],
    ['/v2/list/1/deep', 4],
    ['/v2/a~1b~0c', 5],
  ])('%s is on line %i', (pointer, line) => {
    expect(lineOf(pointer)).toBe(line);
    expect(locate(text, pointer)?.exact).toBe(true);
  });

  test('the place of a field has its key in it', () => {
    const place = locate(text, '/v2/user_id');
    expect(place && text.slice(place.from, place.to)).toBe('"user_id": 5');
  });

  test('a missing field is on the line of the object that lacks it', () => {
    expect(lineOf('/v2/missing')).toBe(2);
    expect(lineOf('/v2/list/1/x/y')).toBe(4);
    expect(lineOf('/v2/list/9')).toBe(4);
    expect(lineOf('/nothing/at/all')).toBe(1);
    expect(locate(text, '/v2/missing')?.exact).toBe(false);
  });

  test('of a key that stands twice the last one counts', () => {
    expect(locate('{"a":1,"a":2}', '/a')?.from).toBe(7);
  });

  test('a text that is no JSON has a place as well, an empty one none', () => {
    expect(locate('hello', '')).toMatchObject({ from: 0 });
    expect(locate('', '')).toBeNull();
  });

  test('law: many pointers at once are found where each is found alone', () => {
    fc.assert(
      fc.property(json, pointers, (value, wanted) => {
        const laidOut = `\n ${value} `;
        expect(locateAll(laidOut, wanted)).toEqual(wanted.map((pointer) => located(laidOut, pointer)));
      }),
      { numRuns: 1_000 },
    );
  });

  test('law: in any text at all the places lie in the text', () => {
    const broken = fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ 01ab\n') });
    fc.assert(
      fc.property(broken, pointers, (value, wanted) => {
        for (const place of locateAll(value, wanted)) {
          if (!place) continue;
          expect(place.from).toBeLessThanOrEqual(place.to);
          expect(place.to).toBeLessThanOrEqual(value.length);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('thousands of pointers into a large body cost one scan', () => {
    const items = Array.from({ length: 20_000 }, (_, index) => ({ id: index, name: 'x'.repeat(50) }));
    const large = JSON.stringify({ items });
    const wanted = items.map((_, index) => `/items/${index}/name`);
    const began = performance.now();
    const places = locateAll(large, wanted);
    // About 30 ms; a scan for each pointer would take minutes.
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(places.every((place) => place?.exact)).toBe(true);
  });

  test('a body nested deeper than calls may be is read', () => {
    const depth = 50_000;
    const place = locate(`${'['.repeat(depth)}7${']'.repeat(depth)}`, '/0'.repeat(depth));
    expect(place).toEqual({ from: depth, to: depth + 1, exact: true });
  });

  test('steps are unescaped in the right order', () => {
    expect(pointerSteps('/a~1b/~01')).toEqual(['a/b', '~1']);
  });
});

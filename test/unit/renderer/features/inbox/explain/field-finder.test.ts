import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  childrenOf,
  type JsonValue,
  rootValue,
} from '../../../../../../renderer/features/inbox/body/json-scan.ts';
import { locateAll } from '../../../../../../renderer/features/inbox/body/pointer.ts';
import {
  createFieldFinder,
  type FieldAt,
  type FieldStep,
} from '../../../../../../renderer/features/inbox/explain/field-finder.ts';
import { json } from '../../../json-texts.ts';

interface Walked {
  readonly value: JsonValue;
  readonly steps: FieldStep[];
  readonly children: readonly JsonValue[];
}

/** Every value of a text with its steps, found the slow way. */
function walk(text: string, value: JsonValue | null = rootValue(text), steps: FieldStep[] = []): Walked[] {
  if (!value) return [];
  const children = childrenOf(text, value);
  const below = children.flatMap((child, index) =>
    walk(text, child, [...steps, value.kind === 'array' ? index : String(child.label)]),
  );
  return [{ value, steps, children }, ...below];
}

const pointerOf = (steps: readonly FieldStep[]): string =>
  steps.map((one) => `/${String(one).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The steps at each place of a text, by what `walk` found: an inner field before the one that holds it. */
function expected(text: string): (FieldStep[] | null)[] {
  const places: (FieldStep[] | null)[] = Array.from({ length: text.length }, () => null);
  for (const { value, steps } of walk(text)) places.fill(steps, value.labelFrom, value.to);
  return places;
}

const laidOut = fc
  .tuple(json, fc.constantFrom('', ' ', '\n  '))
  .map(([text, space]) => `${space}${text}${space}`);

describe('the field at a place of a text', () => {
  test('law: at every place it is the innermost field around it', () => {
    fc.assert(
      fc.property(laidOut, (text) => {
        const finder = createFieldFinder(text);
        const told = Array.from(text, (_, place) => finder.at(place)?.steps ?? null);
        expect(told).toEqual(expected(text));
      }),
      { numRuns: 500 },
    );
  });

  test('law: a field is found at the place where its pointer leads', () => {
    const indent = fc.constantFrom(undefined, 2, '\t');
    fc.assert(
      fc.property(fc.jsonValue(), indent, (value, space) => {
        const text = JSON.stringify(value, null, space);
        const finder = createFieldFinder(text);
        const all = walk(text).map(({ steps }) => steps);
        const places = locateAll(text, all.map(pointerOf));
        all.forEach((steps, index) => {
          const place = places[index];
          expect(place?.exact).toBe(true);
          expect(finder.at(place?.from ?? -1)?.steps).toEqual(steps);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('law: it is the same whatever places were asked for before', () => {
    fc.assert(
      fc.property(laidOut, fc.array(fc.nat(400), { maxLength: 20 }), (text, places) => {
        const used = createFieldFinder(text);
        for (const place of places) expect(used.at(place)).toEqual(createFieldFinder(text).at(place));
      }),
    );
  });

  const text = '{\n  "v2": { "user_id": "a,b" , "list": [1, {"deep": null}] }\n}';
  const at = (mark: string): FieldAt | null => createFieldFinder(text).at(text.indexOf(mark));
  test.each([
    ['"v2"', ['v2'], true],
    [' "user_id"', ['v2'], false],
    ['"user_id"', ['v2', 'user_id'], true],
    [': "a,b"', ['v2', 'user_id'], true],
    ['b" ,', ['v2', 'user_id'], true],
    [', "list"', ['v2'], false],
    ['[1', ['v2', 'list'], true],
    ['1, {', ['v2', 'list', 0], true],
    ['{"deep"', ['v2', 'list', 1], true],
    ['ull}', ['v2', 'list', 1, 'deep'], true],
    [']', ['v2', 'list'], false],
    [' }\n', ['v2'], false],
  ])('%s', (mark, steps, on) => {
    expect(at(mark)).toMatchObject({ steps, on });
  });

  test('reaches from its key to the end of its value, of what holds others to the opening bracket', () => {
    const slice = (mark: string): string => text.slice(at(mark)?.from, at(mark)?.to);
    expect(slice('a,b')).toBe('"user_id": "a,b"');
    expect(slice('list')).toBe('"list": [');
    expect(slice('{"deep"')).toBe('{');
  });

  test('outside of the value there is none', () => {
    expect(createFieldFinder(' 1 ').at(0)).toBeNull();
    expect(createFieldFinder(' 1 ').at(2)).toBeNull();
    expect(createFieldFinder(' 1 ').at(9)).toBeNull();
    expect(createFieldFinder('').at(0)).toBeNull();
  });

  test('in a large body a second look costs little, wherever it is', () => {
    const items = Array.from({ length: 40_000 }, (_, id) => ({ id, name: 'x'.repeat(30) }));
    const large = JSON.stringify({ items });
    const finder = createFieldFinder(large);
    const place = large.lastIndexOf('"name"');
    expect(finder.at(place)?.steps).toEqual(['items', 39_999, 'name']);
    let looks = 0;
    // Some 60 ms for all; a scan of the whole text for each would take minutes.
    for (let from = 0; from < large.length; from += 1_000) looks += finder.at(from) ? 1 : 0;
    expect(looks).toBe(Math.ceil(large.length / 1_000));
  });

  test('a body nested deeper than calls may be is read', () => {
    const depth = 50_000;
    const deep = `${'['.repeat(depth)}7${']'.repeat(depth)}`;
    expect(createFieldFinder(deep).at(depth)?.steps).toHaveLength(depth);
    expect(createFieldFinder(deep).at(2 * depth)?.steps).toHaveLength(0);
  });

  test('law: in any text at all a place is found or not, and never looked for without end', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ 1a\n') }), (broken) => {
        const finder = createFieldFinder(broken);
        for (let place = 0; place <= broken.length; place++) finder.at(place);
      }),
      { numRuns: 1_000 },
    );
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, parseAssignment, pathEdit, setPaths } from '../../../../core/compose/set/set-path.ts';
import { toPointer } from '../../../../core/providers/pointer.ts';

const set = (text: string, ...assignments: string[]) => setPaths(text, assignments.map(parseAssignment));
const verified = readFileSync('fixtures/okhi/verified.json', 'utf8');

describe('setting a path', () => {
  it.each([
    ['{"a":1}', 'a=2', '{"a":2}'],
    ['{"a":1}', '/a=2', '{"a":2}'],
    ['{ "a" : 1 , "b":2}', 'a=1.50', '{ "a" : 1.50 , "b":2}'],
    ['{"a":1}', 'a=9007199254740993', '{"a":9007199254740993}'],
    ['{"a":1}', 'a= {"x": 1} ', '{"a":{"x": 1}}'],
    ['{"a":1}', 'a=text', '{"a":"text"}'],
    ['{"a":1}', 'a="2"', '{"a":"2"}'],
    ['{"a":1}', 'a=', '{"a":""}'],
    ['{"a":1}', 'a=b=c', '{"a":"b=c"}'],
    ['{"a":1}', 'a=say "hi"', '{"a":"say \\"hi\\""}'],
    ['{"a":{"b.c":1}}', '/a/b.c=2', '{"a":{"b.c":2}}'],
    ['{"a/b":{"~":1}}', '/a~1b/~0=2', '{"a/b":{"~":2}}'],
    ['{"":1}', '/=2', '{"":2}'],
    ['{"a":[1,2,3]}', 'a[1]=9', '{"a":[1,9,3]}'],
    ['{"a":[1,2,3]}', 'a.1=9', '{"a":[1,9,3]}'],
    ['{"a":[[1],[2]]}', 'a[1][0]=9', '{"a":[[1],[9]]}'],
    ['[1,2]', '[0]=9', '[9,2]'],
    ['{"2024":1}', '2024=2', '{"2024":2}'],
  ])('%s with %s is %s', (text, assignment, expected) => expect(set(text, assignment)).toBe(expected));

  it.each([
    ['{"a":1}', 'b=2', '{"a":1,"b":2}'],
    ['{}', 'b=2', '{"b": 2}'],
    ['{\n  "a": 1\n}', 'b=2', '{\n  "a": 1,\n  "b": 2\n}'],
    ['{\r\n\t"a":1\r\n}', 'b=2', '{\r\n\t"a":1,\r\n\t"b":2\r\n}'],
    ['{"a": 1, "b": 2}', 'c=3', '{"a": 1, "b": 2, "c": 3}'],
    ['{"a":1}', 'b.c.d=2', '{"a":1,"b":{"c": {"d": 2}}}'],
    ['{"a":1}', 'b[0].c=2', '{"a":1,"b":[{"c": 2}]}'],
    ['{"a":1}', '/b/-/c=2', '{"a":1,"b":[{"c": 2}]}'],
    ['{"a":1}', 'b.7=2', '{"a":1,"b":{"7": 2}}'],
    ['{"a":[]}', 'a[0]=2', '{"a":[2]}'],
    ['{"a":[1, 2]}', '/a/-=3', '{"a":[1, 2, 3]}'],
    ['{"a":[1, 2]}', 'a.2=3', '{"a":[1, 2, 3]}'],
    ['[\n  1\n]', '/-=2', '[\n  1,\n  2\n]'],
  ])('%j with %s makes what is missing: %j', (text, assignment, expected) =>
    expect(set(text, assignment)).toBe(expected),
  );

  it('takes the last of a key that stands twice, as parsers do, and leaves the first', () => {
    expect(set('{"a":1,"a":2}', 'a=3')).toBe('{"a":1,"a":3}');
  });

  it('changes one value of a documented body and not a byte beside it', () => {
    const changed = set(verified, 'v2.user_id=abc');
    const [before, after] = verified.split(/(?<="user_id": )"[^"]*"/);
    expect(changed).toBe(`${before}"abc"${after}`);
  });

  it('goes around variables that stand where values may', () => {
    expect(set('{"n":{{now.unix}},"s":"{{uuid}}","t":1}', 't=2', 's={{now}}')).toBe(
      '{"n":{{now.unix}},"s":"{{now}}","t":2}',
    );
  });
});

describe('a path that cannot be set', () => {
  it.each([
    ['{"a":"x"}', 'a.b=1', 'goes on at "b" where a string stands'],
    ['{"a":null}', 'a.b=1', 'where null stands'],
    ['{"a":{}}', 'a[0]=1', 'has the index [0] where an object stands'],
    ['{"a":[1]}', 'a.x=1', 'has "x" where a list stands'],
    ['{"a":[1]}', 'a[2]=1', 'has the index 2, and the list has 1 items'],
    ['{"a":[1]}', '/a/01=1', 'has "01" where a list stands'],
    ['{}', 'a', 'has no value'],
    ['{}', '=1', 'is empty'],
    ['{}', 'a..b=1', 'has an empty key'],
    ['{}', 'a[x]=1', 'a bracket that is no index'],
    ['{}', '/a~2=1', 'a "~"'],
  ])('%s with %s: %s', (text, assignment, words) => {
    expect(() => set(text, assignment)).toThrow(
      expect.objectContaining({ code: 'path-invalid', message: expect.stringContaining(words) as string }),
    );
  });

  it.each(['not json', '', '{"a":1', '[1,]', '/* a */ {}', '['.repeat(50_000)])('is in no JSON', (text) => {
    expect(() => set(text, 'a=1')).toThrow(expect.objectContaining({ code: 'bad-argument' }));
  });
});

/** JSON with one of the paths that lead somewhere in it. */
const withPath = fc
  .jsonValue({ maxDepth: 4 })
  .chain((value) => fc.tuple(fc.constant(value), pathInto(value)));

function pathInto(value: unknown): fc.Arbitrary<(string | number)[]> {
  if (typeof value !== 'object' || value === null) return fc.constant([]);
  const keys: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  if (keys.length === 0) return fc.constant([]);
  return fc.constantFrom(...keys).chain((key) =>
    fc.oneof(
      fc.constant<(string | number)[]>([key]),
      pathInto((value as Record<string, unknown>)[String(key)]).map((rest) => [key, ...rest]),
    ),
  );
}

describe('laws', () => {
  it('the value stands at the path, and everything else is what it was', () => {
    fc.assert(
      fc.property(withPath, fc.jsonValue(), fc.constantFrom(0, 2), ([value, path], put, indent) => {
        const text = JSON.stringify(value, null, indent);
        const pointer = toPointer(path);
        fc.pre(pointer !== '');
        const json = JSON.stringify(put);
        const edit = pathEdit(text, { path: pointer, json });
        expect(edit.content).toBe(json);
        const changed: unknown = JSON.parse(applyEdit(text, edit));
        expect(changed).toEqual(replaced(JSON.parse(text), path, JSON.parse(json)));
      }),
    );
  });

  it('what is new is one member more, and taking it out gives the text again', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (value, key) => {
        fc.pre(!Object.hasOwn(value, key));
        const text = JSON.stringify(value, null, 2);
        const edit = pathEdit(text, { path: toPointer([key]), json: '"new"' });
        expect(edit.length).toBe(0);
        expect(JSON.parse(applyEdit(text, edit))).toEqual({ ...(JSON.parse(text) as object), [key]: 'new' });
      }),
    );
  });
});

function replaced(value: unknown, [step, ...rest]: readonly (string | number)[], put: unknown): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value))
    return value.map((item, index) => (index === step ? replaced(item, rest, put) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, item]) => [
      key,
      key === step ? replaced(item, rest, put) : item,
    ]),
  );
}

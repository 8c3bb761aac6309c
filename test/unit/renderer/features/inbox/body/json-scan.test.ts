import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  childrenOf,
  type JsonValue,
  rootValue,
} from '../../../../../../renderer/features/inbox/body/json-scan.ts';

/** Rebuilds a value from its places alone. */
function rebuild(text: string, value: JsonValue): unknown {
  const children = childrenOf(text, value);
  if (value.kind === 'array') return children.map((child) => rebuild(text, child));
  if (value.kind !== 'object') return JSON.parse(text.slice(value.from, value.to));
  const entries = children.map((child) => [child.label, rebuild(text, child)]);
  return JSON.parse(JSON.stringify(Object.fromEntries(entries)));
}

describe('JSON read by its places', () => {
  test('law: any JSON text, however laid out, is found again whole', () => {
    const indent = fc.constantFrom(undefined, 1, '\t', '\r\n');
    fc.assert(
      fc.property(fc.jsonValue(), indent, (value, space) => {
        const text = ` ${JSON.stringify(value, null, space)}\n`;
        const root = rootValue(text);
        expect(root && rebuild(text, root)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('keeps what a parser would change', () => {
    const text = '{"n":12345678901234567890,"a":1,"a":2,"e":"\\u0041\\"}"}';
    const root = rootValue(text);
    const children = root ? childrenOf(text, root) : [];
    expect(children.map(({ label, from, to }) => [label, text.slice(from, to)])).toEqual([
      ['n', '12345678901234567890'],
      ['a', '1'],
      ['a', '2'],
      ['e', '"\\u0041\\"}"'],
    ]);
  });

  test('law: any text at all comes to an end', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ 1a\n') }), (text) => {
        const root = rootValue(text);
        const children = root ? childrenOf(text, root) : [];
        expect(children.length).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('white space alone is no value', () => {
    expect(rootValue(' \n')).toBeNull();
  });
});

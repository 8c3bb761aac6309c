import { describe, expect, it } from 'vitest';
import { isSmall, isTame } from '../../../../../core/providers/own/tame.ts';

describe('a schema is judged without a time limit', () => {
  const twice = (name: string) => ({ allOf: [{ $ref: `#/$defs/${name}` }, { $ref: `#/$defs/${name}` }] });
  const levels = Array.from({ length: 30 }, (_, n) => [`d${n}`, n === 29 ? {} : twice(`d${n + 1}`)]);

  it.each<[tame: boolean, name: string, schema: object]>([
    [
      true,
      'of plain fields',
      { properties: { a: { type: 'string', pattern: '^ok_' }, b: { items: { enum: [1] } } } },
    ],
    [true, 'with a pattern that takes one way', { pattern: '^[a-z]+_\\d{4}$' }],
    [
      true,
      'that names another',
      { properties: { a: { $ref: '#/$defs/a' } }, $defs: { a: { type: 'string' } } },
    ],
    [false, 'that refers to itself', { properties: { a: { $ref: '#' } } }],
    [
      false,
      'that refers to itself by a way round',
      { $ref: '#/$defs/a', $defs: { a: { items: { $ref: '#/$defs/a' } } } },
    ],
    [false, 'whose references multiply', { $ref: '#/$defs/d0', $defs: Object.fromEntries(levels) }],
    [false, 'that refers by an anchor', { $ref: '#a', $defs: { a: { $anchor: 'a' } } }],
    [false, 'with a repetition repeated', { pattern: '^(a+)+$' }],
    [false, 'with a group repeated so many times', { pattern: '^(a+){20}$' }],
    [false, 'with two repetitions', { pattern: '^a*a*$' }],
    [false, 'with a pattern that begins anywhere', { patternProperties: { 'a+b': {} } }],
  ])('%s: one %s', (tame, _, schema) => {
    expect(isTame({ ...schema })).toBe(tame);
  });
});

describe('a body is small', () => {
  it.each<[small: boolean, name: string, body: unknown]>([
    [true, 'number', 3],
    [true, 'null', null],
    [true, 'object of some fields', { a: [1, 2, { b: null }], c: 'x'.repeat(1_000) }],
    [false, 'list of many values', new Array(3_000).fill(0)],
    [
      false,
      'object of many lists',
      Object.fromEntries(Array.from({ length: 60 }, (_, n) => [n, new Array(60).fill(0)])),
    ],
    [false, 'long text', ['x'.repeat(100_000)]],
    [false, 'value nested without end', JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)) as unknown],
  ])('%s: a %s', (small, _, body) => {
    expect(isSmall(body)).toBe(small);
  });
});

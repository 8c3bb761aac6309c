import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Query, Term } from '../../../../core/contract/query/ast.ts';
import { completeQuery, type Known } from '../../../../core/contract/query/complete.ts';
import { bothOf, chipState, toggleTerm } from '../../../../core/contract/query/edit.ts';
import { fields } from '../../../../core/contract/query/fields.ts';
import { textsToMark } from '../../../../core/contract/query/marks.ts';
import { parseQuery } from '../../../../core/contract/query/parse.ts';
import { printQuery } from '../../../../core/contract/query/print.ts';
import '../../../support/property-seed.ts';
import { query } from './arbitrary.ts';

function read(text: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.query;
}
function term(text: string): Term {
  const found = read(text);
  switch (found.kind) {
    case 'all':
    case 'and':
    case 'or':
    case 'not':
      throw new Error(`${text} is no term`);
    default:
      return found;
  }
}
const toggled = (text: string, chip: string): string => printQuery(toggleTerm(read(text), term(chip)));

describe('a chip', () => {
  it.each([
    ['', 'is:invalid', 'is:invalid'],
    ['is:invalid', 'is:invalid', ''],
    ['is:invalid', 'is:not-json', 'is:invalid or is:not-json'],
    ['abc is:invalid', 'is:not-json', 'abc (is:invalid or is:not-json)'],
    ['abc (is:invalid or is:not-json)', 'is:invalid', 'abc is:not-json'],
    ['provider:okhi', 'method:POST', 'provider:okhi method:POST'],
    ['-is:valid abc', 'is:valid', 'abc'],
    ['a or b', 'is:valid', '(a or b) is:valid'],
  ])('makes of %j with %s: %j', (text, chip, expected) => {
    expect(toggled(text, chip)).toBe(expected);
  });

  it('is on after it was put in, off after it was taken out, whatever else was asked', () => {
    const chip = term('is:undocumented');
    fc.assert(
      fc.property(query, (asked) => {
        const before = chipState(asked, chip);
        const once = toggleTerm(asked, chip);
        expect(chipState(once, chip)).toBe(before === 'off' ? 'on' : 'off');
        if (printQuery(once).length <= 2_000) expect(read(printQuery(once))).toEqual(once);
      }),
      { numRuns: 1_000 },
    );
  });

  it('shows that it is asked against', () => {
    expect(chipState(read('-is:valid abc'), term('is:valid'))).toBe('not');
    expect(printQuery(bothOf(read('a or b'), read('c d')))).toBe('(a or b) c d');
  });
});

describe('completion', () => {
  const known: Known = {
    providers: [{ id: 'okhi', label: 'OkHi' }],
    types: ['user.created', 'a type'],
    endpoints: ['', 'payments'],
  };
  const at = (text: string) => {
    const cursor = text.indexOf('|');
    const plain = text.replace('|', '');
    const { from, to, suggestions } = completeQuery(plain, cursor, known);
    return suggestions.map(({ insert }) => plain.slice(0, from) + insert + plain.slice(to));
  };

  it.each([
    ['pro|', ['provider:']],
    ['a (-sta|', ['a (-status>']],
    ['provider:|', ['provider:okhi ']],
    ['type:"a t|"', ['type:"a type" ']],
    ['endpoint:|', ['endpoint:"" ', 'endpoint:payments ']],
    ['signature:fail|ed x', ['signature:failed  x']],
    ['before:1|', ['before:"10 min ago" ', 'before:"1 h ago" ']],
  ])('of %s', (typed, expected) => {
    expect(at(typed)).toEqual(expected);
  });

  it('offers every field to who has typed nothing, each with an example that can be read', () => {
    const { suggestions } = completeQuery('', 0, known);
    expect(suggestions).toHaveLength(Object.keys(fields).length);
    for (const { label, words } of suggestions) {
      expect(parseQuery(label).ok, label).toBe(true);
      expect(words).not.toBe('');
    }
  });

  it('gives only places that are in the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, place) => {
        const cursor = place % (text.length + 1);
        const { from, to } = completeQuery(text, cursor, known);
        expect(from).toBeLessThanOrEqual(cursor);
        expect(to).toBeGreaterThanOrEqual(cursor);
        expect(to).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('what is marked', () => {
  it('is what was asked for, not what was excluded', () => {
    expect(textsToMark(read('abc -def body:x*y body.a.b:verified body.c>3 or "two words"'))).toEqual([
      'abc',
      'x',
      'y',
      'verified',
      'two words',
    ]);
  });
});

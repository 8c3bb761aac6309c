import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Query, Term } from '../../../../core/contract/query/ast.ts';
import { parseQuery } from '../../../../core/contract/query/parse.ts';
import { printQuery } from '../../../../core/contract/query/print.ts';
import '../../../support/property-seed.ts';
import { query } from './arbitrary.ts';

function read(text: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`);
  return parsed.query;
}
const printed = (text: string): string => printQuery(read(text));
const problem = (text: string) => {
  const parsed = parseQuery(text);
  if (parsed.ok) throw new Error(`${text} was read as ${JSON.stringify(parsed.query)}`);
  return parsed.problem;
};

describe('a query', () => {
  it('is what was printed, for every query', () => {
    fc.assert(
      fc.property(query, (made) => {
        fc.pre(printQuery(made).length <= 2_000);
        expect(read(printQuery(made))).toEqual(made);
      }),
      { numRuns: 2_000 },
    );
  });

  it('has one printed form, whatever was typed, and never throws', () => {
    const piece = fc.constantFrom(
      'is:valid',
      '-',
      'not ',
      '(',
      ')',
      ' or ',
      ' and ',
      'a',
      '"b c"',
      ' ',
      'size>10k',
      'body.a[0]:1',
      '*',
      ':',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((all) => all.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (typed) => {
          const parsed = parseQuery(typed);
          if (parsed.ok) expect(printQuery(read(printQuery(parsed.query)))).toBe(printQuery(parsed.query));
          else expect(parsed.problem.at).toBeLessThanOrEqual(typed.length);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each<[string, Term | Query]>([
    ['provider:okhi', { kind: 'word', field: 'provider', value: { text: 'okhi', glob: false } }],
    ['event:user.*', { kind: 'word', field: 'type', value: { text: 'user.*', glob: true } }],
    ['IS:Invalid', { kind: 'is', state: 'invalid' }],
    ['status>=400', { kind: 'amount', field: 'status', op: '>=', amount: 400 }],
    ['size>10k', { kind: 'amount', field: 'size', op: '>', amount: 10_240 }],
    ['size<1.5MB', { kind: 'amount', field: 'size', op: '<', amount: 1_572_864 }],
    ['took>1.5s', { kind: 'amount', field: 'duration', op: '>', amount: 1_500 }],
    ['#12', { kind: 'amount', field: 'seq', op: '=', amount: 12 }],
    ['after:2026-11-01', { kind: 'moment', field: 'after', moment: { kind: 'date', text: '2026-11-01' } }],
    [
      'before:"10 min ago"',
      { kind: 'moment', field: 'before', moment: { kind: 'ago', count: 10, unit: 'min' } },
    ],
    ['since:2h', { kind: 'moment', field: 'after', moment: { kind: 'ago', count: 2, unit: 'h' } }],
    ['header.X-Signature:*', { kind: 'header', name: 'x-signature', value: { text: '*', glob: true } }],
    ['body:"a b"', { kind: 'word', field: 'body', value: { text: 'a b', glob: false } }],
    [
      'body.v2.verification_status:verified',
      { kind: 'json', path: ['v2', 'verification_status'], test: { text: 'verified', glob: false } },
    ],
    [
      'body.items[*].price>=9.5',
      { kind: 'json', path: ['items', null, 'price'], test: { op: '>=', amount: 9.5 } },
    ],
    ['body."a.b"[0]:"*"', { kind: 'json', path: ['a.b', '0'], test: { text: '*', glob: false } }],
    ['-is:replay', { kind: 'not', of: { kind: 'is', state: 'replay' } }],
    ['status!=200', { kind: 'not', of: { kind: 'amount', field: 'status', op: '=', amount: 200 } }],
    ['"free text"', { kind: 'text', text: 'free text' }],
    ['verif*', { kind: 'text', text: 'verif' }],
    ['https://a.b/c?d=e', { kind: 'text', text: 'https://a.b/c?d=e' }],
    ['user.created', { kind: 'text', text: 'user.created' }],
    ['  ', { kind: 'all' }],
  ])('reads %s', (typed, expected) => {
    expect(read(typed)).toEqual(expected);
  });

  it.each([
    ['a b or c and -(d or e)', 'a b or c -(d or e)'],
    ['(a) ((b or (c)))', 'a (b or c)'],
    ['not not a', 'a'],
    ['a OR (b or c)', 'a or b or c'],
    ['size:2048', 'size:2k'],
    ['duration<2000ms', 'duration<2s'],
    ['before:5m', 'before:"5 min ago"'],
    ['path:"/a b"', 'path:"/a b"'],
    ['say "and" "-x"', 'say "and" "-x"'],
  ])('prints %s as %s', (typed, expected) => {
    expect(printed(typed)).toBe(expected);
  });

  it.each([
    ['is:vald', 3, 4, /cannot be "vald". It can be valid/],
    ['provder:okhi', 0, 7, /no field "provder"/],
    ['a (b', 2, 1, /not closed/],
    ['a b)', 3, 1, /closes none/],
    ['()', 0, 2, /nothing between/],
    ['a or', 2, 2, /"or" needs something after it/],
    ['or a', 0, 2, /"or" needs something before it/],
    ['"abc', 0, 4, /quote is not closed/],
    ['size>big', 5, 3, /"big" is not a size such as/],
    ['type:', 5, 1, /missing here: write type:user.created/],
    ['type>3', 0, 5, /no size to compare/],
    ['after:2026-02-31', 6, 10, /is no time/],
    ['signature:god', 10, 3, /cannot be "god"/],
    ['body.a>b', 7, 1, /no number/],
    ['body..a:1', 4, 1, /name is missing behind this dot/],
    ['header:x', 0, 6, /Name the header/],
    ['""', 0, 2, /nothing between these quotes/],
    ['*', 0, 1, /finds nothing/],
  ])('says where %s is wrong', (typed, at, length, message) => {
    const found = problem(typed);
    expect(found.message).toMatch(message);
    expect([found.at, found.length]).toEqual([at, length]);
  });

  it('bears brackets without end and texts without end', () => {
    expect(problem('('.repeat(1_000)).message).toMatch(/Too many brackets/);
    expect(problem(`${'-'.repeat(1_000)}a`).message).toMatch(/Too many/);
    expect(problem('a '.repeat(2_000)).message).toMatch(/2000 characters/);
  });
});

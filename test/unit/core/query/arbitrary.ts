import fc from 'fast-check';
import type { Pattern, Query, Term } from '../../../../core/contract/query/ast.ts';
import { group, not } from '../../../../core/contract/query/parse.ts';
import { states } from '../../../../core/contract/query/states.ts';

const names = Object.keys(states) as (keyof typeof states)[];
const said = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  fc.constantFrom(
    'or',
    'and',
    'not',
    'a*b',
    '"',
    '\\',
    'a"b\\',
    '-x',
    '(x)',
    'body.x',
    '#12',
    'a:b',
    'http://x',
    '*',
  ),
);
const pattern: fc.Arbitrary<Pattern> = fc.oneof(
  fc.oneof(said, fc.constant('')).map((text) => ({ text, glob: false })),
  fc.constantFrom('*', 'a*', '*b', 'a*b*c', '/x/*').map((text) => ({ text, glob: true })),
);
const comparison = fc.constantFrom('=', '<', '<=', '>', '>=') satisfies fc.Arbitrary<string>;

const term: fc.Arbitrary<Term> = fc.oneof(
  said.filter((text) => text.trim() !== '').map((text): Term => ({ kind: 'text', text })),
  fc.constantFrom(...names).map((state): Term => ({ kind: 'is', state })),
  fc
    .tuple(fc.constantFrom('provider', 'type', 'method', 'path', 'query', 'endpoint', 'id', 'note'), pattern)
    .map(([field, value]): Term => ({ kind: 'word', field, value })),
  pattern.filter(({ text }) => text !== '').map((value): Term => ({ kind: 'word', field: 'body', value })),
  fc
    .constantFrom('verified', 'failed', 'missing')
    .map((text): Term => ({ kind: 'word', field: 'signature', value: { text, glob: false } })),
  fc
    .tuple(fc.constantFrom('status', 'size', 'duration', 'seq'), comparison, fc.nat())
    .map(([field, op, amount]): Term => ({ kind: 'amount', field, op, amount })),
  fc
    .tuple(fc.constantFrom('after', 'before'), fc.nat(999_999), fc.constantFrom('s', 'min', 'h', 'd', 'w'))
    .map(([field, count, unit]): Term => ({ kind: 'moment', field, moment: { kind: 'ago', count, unit } })),
  fc
    .tuple(
      fc.constantFrom('after', 'before'),
      fc.constantFrom('2026-11-01', '2026-11-01T10:30', '2024-02-29T23:59:59.999Z', '2026-01-01T00:00+02:00'),
    )
    .map(([field, text]): Term => ({ kind: 'moment', field, moment: { kind: 'date', text } })),
  fc
    .constantFrom('today', 'yesterday')
    .map((day): Term => ({ kind: 'moment', field: 'after', moment: { kind: 'day', day } })),
  fc
    .tuple(fc.constantFrom('x-signature', 'content-type', 'a.b', "x!#$%&'*+^_`|~9"), pattern)
    .map(([name, value]): Term => ({ kind: 'header', name, value })),
  fc
    .tuple(
      fc.array(fc.option(fc.oneof(said, fc.constantFrom('', '0', '-1')), { freq: 5 }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.oneof(
        pattern,
        fc.record({
          op: fc.constantFrom('<', '<=', '>', '>='),
          amount: fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
        }),
      ),
    )
    .map(([path, test]): Term => ({ kind: 'json', path, test })),
);

/** Every query that the parser can give: flat, without a `not` in a `not`. */
export const query: fc.Arbitrary<Query> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Query>({ kind: 'all' }) },
  {
    weight: 20,
    arbitrary: fc.letrec<{ node: Query; leaf: Query }>((tie) => ({
      leaf: term,
      node: fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        tie('leaf'),
        tie('node').map(not),
        fc
          .tuple(fc.constantFrom('and', 'or'), fc.array(tie('node'), { minLength: 1, maxLength: 4 }))
          .map(([kind, of]) => group(kind, of)),
      ),
    })).node,
  },
);

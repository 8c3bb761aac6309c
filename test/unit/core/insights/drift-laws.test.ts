import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FieldInfo } from '../../../../core/contract/models.ts';
import { createDrift, type DriftDocument, type Learned } from '../../../../core/insights/drift.ts';
import { event } from './support.ts';

/** Keys that meet: only then do bodies share fields, and documents name what comes. */
const key = fc.constantFrom('a', 'b', 'c', '*', '__proto__', 'x/y');
const body = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 0, 1.5, 'on', 'off', ''),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
})).value;

const type = fc.constantFrom('string', 'integer', 'number', 'null', 'object', 'array', 'boolean');
const field: fc.Arbitrary<FieldInfo> = fc.record({
  path: fc
    .array(fc.constantFrom('a', 'b', 'c', '*'), { minLength: 1, maxLength: 3 })
    .map((keys) => `/${keys.join('/')}`),
  types: fc.array(type, { maxLength: 2 }),
  required: fc.boolean(),
  values: fc.option(fc.array(fc.constantFrom<unknown>('on', 0, null), { minLength: 1, maxLength: 2 })),
  format: fc.constant(null),
  description: fc.constant(null),
});
const document: fc.Arbitrary<DriftDocument> = fc.record({
  // As `schemaFields` gives them: each once, parents first.
  fields: fc
    .uniqueArray(field, { selector: ({ path }) => path, maxLength: 6 })
    .map((fields) => fields.toSorted((x, y) => x.path.length - y.path.length)),
  documented: fc.boolean(),
  undocumentedFields: fc.constant(null),
});

/** Bodies with the running numbers that they arrived by, fed in the order that is given. */
function learnNumbered(of: DriftDocument, numbered: readonly (readonly [number, unknown])[]): Learned {
  const drift = createDrift(of);
  for (const [seq, one] of numbered) drift.add(one, event(seq));
  return drift.report();
}

/** All but the few examples, which are those that come first. */
const counted = ({ fields, ...rest }: Learned) => ({
  ...rest,
  fields: fields.map(({ examples: _, types, findings, ...field }) => ({
    ...field,
    types: Object.entries(types).sort(),
    // The words name types and values in the order in which they came.
    findings: findings.map(({ message, ...finding }) => finding),
  })),
});

it('what is counted does not depend on the order in which events are fed', () => {
  const bodies = fc.array(body, { maxLength: 12 });
  fc.assert(
    fc.property(document, bodies, fc.infiniteStream(fc.nat()), (of, all, keys) => {
      const numbered = all.map((one, index) => [index + 1, one] as const);
      const shuffled = numbered
        .map((one) => ({ one, at: keys.next().value as number }))
        .sort((x, y) => x.at - y.at)
        .map(({ one }) => one);
      expect(counted(learnNumbered(of, shuffled))).toEqual(counted(learnNumbered(of, numbered)));
    }),
  );
});

it('the counts of two halves add up to those of the whole', () => {
  fc.assert(
    fc.property(
      document,
      fc.array(body, { maxLength: 6 }),
      fc.array(body, { maxLength: 6 }),
      (of, first, second) => {
        const numbered = [...first, ...second].map((one, index) => [index + 1, one] as const);
        const halves = [numbered.slice(0, first.length), numbered.slice(first.length)];
        const parts = halves.map((half) => learnNumbered(of, half));
        for (const { path, present, of: could, findings } of learnNumbered(of, numbered).fields) {
          if (path === '') continue;
          const same = parts.flatMap(({ fields }) => fields.filter((one) => one.path === path));
          expect(same.reduce((sum, one) => sum + one.present, 0)).toBe(present);
          if (same.length === parts.length) expect(same.reduce((sum, one) => sum + one.of, 0)).toBe(could);
          const events = (code: string) =>
            same
              .flatMap((one) => one.findings)
              .reduce((sum, one) => sum + (one.code === code ? one.events : 0), 0);
          for (const found of findings) expect(events(found.code)).toBe(found.events);
        }
      },
    ),
  );
});

it('whatever the bodies, nothing is thrown, no count is over its whole, and no single event is an alarm', () => {
  fc.assert(
    fc.property(
      document,
      fc.array(fc.oneof(body, fc.jsonValue({ maxDepth: 6 })), { maxLength: 8 }),
      (of, bodies) => {
        const report = learnNumbered(
          of,
          bodies.map((one, index) => [index + 1, one] as const),
        );
        expect(report.events).toBe(bodies.length);
        for (const { present, of: could, types, examples, findings } of report.fields) {
          expect(present).toBeLessThanOrEqual(could);
          expect(could).toBeLessThanOrEqual(bodies.length);
          expect(Object.values(types).every((count) => count <= present)).toBe(true);
          expect(examples.length).toBeLessThanOrEqual(3);
          for (const { alarm, events } of findings) expect(alarm).toBe(events >= 2);
        }
        const paths = report.fields.map(({ path }) => path);
        expect(new Set(paths).size).toBe(paths.length);
      },
    ),
  );
});

it('bodies that have every documented field in its type raise no alarm', () => {
  const value: Readonly<Record<string, unknown>> = {
    string: 's',
    integer: 1,
    number: 1,
    null: null,
    boolean: true,
  };
  const flat = fc.uniqueArray(
    fc.record({
      name: fc.string({ minLength: 1, maxLength: 8 }),
      type: fc.constantFrom(...Object.keys(value)),
    }),
    { selector: ({ name }) => name, minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(flat, fc.integer({ min: 1, max: 5 }), (wanted, times) => {
      const fields = wanted.map(({ name, type: named }) => ({
        path: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        types: [named],
        required: true,
        values: null,
        format: null,
        description: null,
      }));
      const one = Object.fromEntries(wanted.map(({ name, type: named }) => [name, value[named]]));
      const numbered = Array.from({ length: times }, (_, index) => [index + 1, one] as const);
      const report = learnNumbered({ fields, documented: true, undocumentedFields: null }, numbered);
      expect(report.fields.flatMap(({ findings }) => findings)).toEqual([]);
    }),
  );
});

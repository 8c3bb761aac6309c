import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createForms } from '../../../../core/insights/forms.ts';
import { builtInRegistry } from '../../../../core/providers/registry.ts';
import { event, findings } from './support.ts';

const example = (id: string): unknown => JSON.parse(readFileSync(`fixtures/${id}.json`, 'utf8'));

function reportOf(provider: string, eventType: string, bodies: readonly unknown[]) {
  const forms = createForms(builtInRegistry, { provider, eventType });
  bodies.forEach((body, index) => {
    forms.add(body, event(index + 1));
  });
  return forms.report();
}

/** Generated: the envelope of `user.created` under the type of the session's result, which no document shows whole. */
const shared = { id: 'evt_1', object: 'event', type: 'user.session.result', data: { object: {} } };
const own = example('okaya/user.session.result');

const withExample = builtInRegistry.providers.flatMap(({ id, eventTypes }) =>
  eventTypes.filter(({ template }) => template !== null).map((type) => ({ id, type })),
);

it.each(withExample)('the documented example of $id $type.id shows no drift', ({ id, type }) => {
  const body = example(`${id}/${type.id}`);
  const report = reportOf(id, type.id, [body, body]);
  expect(findings(report)).toEqual([]);
  expect(report).toMatchObject({ events: 2, documented: type.form.documented, source: type.source });
});

it('events of another documented form are told, and not held against this one', () => {
  const report = reportOf('okaya', 'user.session.result', [own, own, shared]);
  expect(findings(report)).toEqual([]);
  expect(report).toMatchObject({
    events: 2,
    documented: true,
    otherForms: [{ fields: ['/id', '/object', '/type', '/data'], events: 1 }],
  });
});

it('the form that most events came in is the one that is told', () => {
  const report = reportOf('okaya', 'user.session.result', [own, shared, shared]);
  expect(report).toMatchObject({
    events: 2,
    documented: false,
    otherForms: [{ fields: ['/event', '/timestamp', '/data'], events: 1 }],
  });
  expect(findings(report)).toEqual([]);
});

it('a type that no document names is learned, without alarm', () => {
  const report = reportOf('okhi', 'made.up', [{ a: 1 }, { a: 'x' }]);
  expect(report).toMatchObject({ events: 2, documented: false, source: null, alarms: 0 });
  expect(report.fields).toMatchObject([{ path: '/a', types: { number: 1, string: 1 }, documented: null }]);
});

it('a type without events tells its documented fields', () => {
  const report = reportOf('meetinglawyers', 'app_opened', []);
  expect(report).toMatchObject({ events: 0, from: null, to: null, alarms: 0, otherForms: [] });
  expect(report.fields.map(({ path }) => path)).toContain('/payload/user_id');
});

import { describe, expect, it } from 'vitest';
import type { FieldInfo } from '../../../../core/contract/models.ts';
import type { Provider } from '../../../../core/providers/provider.ts';
import { builtInRegistry } from '../../../../core/providers/registry.ts';
import { schemaFields } from '../../../../core/providers/schema-fields.ts';
import {
  klustrEvents,
  meetinglawyersTables,
  okhiParameters,
  type TableRow,
} from '../../../support/documents.ts';

const everyType = builtInRegistry.providers.flatMap((provider) =>
  provider.eventTypes.map((type) => ({ provider: provider.id, id: type.id, type })),
);
const typeOf = (provider: string, id: string) =>
  builtInRegistry.require(provider).eventTypes.find((type) => type.id === id);
const fieldsOf = (provider: string, id: string): FieldInfo[] =>
  schemaFields(typeOf(provider, id)?.form.schema.jsonSchema() ?? {});
const says = (provider: string, id: string, path: string): string | null | undefined =>
  fieldsOf(provider, id).find((field) => field.path === path)?.description;

/** Bodies that are held against another schema than that of a type's own form. */
const otherForms: [Provider, unknown][] = [
  [builtInRegistry.require('okaya'), { type: 'user.session.result' }],
  [builtInRegistry.require('okaya'), {}],
  [builtInRegistry.require('okaya'), { event: 1 }],
  [builtInRegistry.require('okhi'), { v2: { verification_mode: 'continuous' } }],
  [builtInRegistry.require('okhi'), { api_version: 'v3', event_id: 'x', event_timestamp: 1, data: {} }],
  [builtInRegistry.require('meetinglawyers'), {}],
  [builtInRegistry.require('klustr'), {}],
];

describe('the description of a field', () => {
  it.each(everyType)('stands at every field of $provider $id', ({ type }) => {
    const fields = schemaFields(type.form.schema.jsonSchema());
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter(({ description }) => !description)).toEqual([]);
  });

  it.each(otherForms)('stands at every field of every other form (%#)', (provider, body) => {
    const found = provider.classify(body, []);
    const schema =
      found.kind === 'untyped' ? found.schema : found.kind === 'type' ? found.form?.schema : null;
    const fields = schemaFields(schema?.jsonSchema() ?? {});
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter(({ description }) => !description)).toEqual([]);
  });

  it('never names a kind of string that JSON Schema does not know', () => {
    const formats = everyType.flatMap(({ provider, id }) =>
      fieldsOf(provider, id).map(({ format }) => format),
    );
    expect(new Set(formats)).toEqual(new Set([null, 'uuid']));
  });

  it('comes with a field that may be null, and may differ from event to event', () => {
    expect(says('meetinglawyers', 'app_uninstalled', '/payload/user_id')).toBe('The user identifier.');
    expect(says('klustr', 'user.app.consent.update', '/data/client_id')).toContain('when giving consent');
    expect(says('klustr', 'user.experiment.consent.updated', '/data/client_id')).toContain('the experiment');
    expect(says('okhi', 'verified', '/v2/verification_status')).toContain('successful');
    expect(says('okhi', 'unknown', '/v2/verification_status')).toContain('unknown');
  });

  it('says so where a document only shows a field', () => {
    for (const name of ['branch_id', 'status_description', 'payload_version'])
      expect(says('okhi', 'verified', `/v2/${name}`)).toBe(
        'Stands in the example only; the document does not explain it.',
      );
  });
});

/** What the words of the document's "Type" column are in a JSON Schema. */
function typeWord({ types, format, values }: FieldInfo): string {
  if (format === 'uuid') return 'uuid';
  if (values?.every(Number.isInteger)) return 'int';
  return types.join('|').replace('integer', 'int');
}

describe('the tables of MeetingLawyers', () => {
  const { common, events } = meetinglawyersTables();
  const own = builtInRegistry.require('meetinglawyers').eventTypes;

  it('are those of the eight events that are known', () => {
    expect(events.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
  });

  it.each(events)('$id: its fields are those of the table, with their types and words', ({ id, rows }) => {
    const told = fieldsOf('meetinglawyers', id)
      .filter(({ path }) => path.startsWith('/payload/'))
      .map((field) => ({
        name: field.path.replace('/payload/', ''),
        type: typeWord(field),
        says: field.description,
      }));
    // The table of a changed status says "int"; that it is one of three is said of `status` elsewhere.
    expect(told).toEqual(rows);
  });

  it.each(events)('$id: what is said of the event is what the document says', ({ id, sentence }) => {
    expect(typeOf('meetinglawyers', id)?.summary).toBe(
      sentence ?? 'The document says nothing of this event beyond its name and its payload.',
    );
  });

  it.each(events)('$id: the common properties are those of their table', ({ id }) => {
    const told = fieldsOf('meetinglawyers', id)
      .filter(({ path }) => !path.startsWith('/payload/'))
      .map(({ path, description }) => ({ name: path.slice(1), says: description }));
    const rows = common.filter(({ name }) => ['type', 'occurred_on', 'payload'].includes(name));
    expect(told).toEqual(rows.map(({ name, says }) => ({ name, says })));
  });
});

describe('the JSON body parameters of OkHi', () => {
  const rows = okhiParameters();
  const described = rows.filter((row: TableRow) => row.says !== '');

  it('are five, one of them without a description', () => {
    expect(rows.map(({ name }) => name)).toEqual([
      'v2.address_verification_id',
      'v2.verification_status',
      'v2.verification_mode',
      'v2.user_id',
      'v2.location_id',
    ]);
    expect(described).toHaveLength(4);
  });

  it.each(described)('$name says what the document says, in every event', ({ name, says: words }) => {
    for (const id of ['verification_started', 'verified', 'not_at_address', 'unknown'])
      expect(says('okhi', id, `/${name.replace('.', '/')}`)).toBe(words);
  });
});

describe('the events of Klustr', () => {
  const table = klustrEvents();

  it('are the nine of the table, and after them those that the server names', () => {
    const own = builtInRegistry.require('klustr').eventTypes;
    expect(table).toHaveLength(9);
    expect(own.slice(0, 9).map(({ id, summary }) => ({ id, says: summary }))).toEqual(table);
    for (const { summary } of own.slice(9)) expect(summary).toContain("Not in the document's table");
  });
});

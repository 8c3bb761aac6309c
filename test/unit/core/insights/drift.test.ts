import { describe, expect, it } from 'vitest';
import { event, fieldAt, findings, info, learn } from './support.ts';

const user = [
  info('/id'),
  info('/status', { values: ['on', 'off'] }),
  info('/age', { types: ['integer', 'null'], required: false }),
];

describe('a field', () => {
  it('is counted where its parent is there, with its types', () => {
    const learned = learn(
      [info('/a', { types: ['object'], required: false }), info('/a/b', { types: ['string', 'null'] })],
      [{ a: { b: 'x' } }, { a: { b: null } }, { a: {} }, {}],
    );
    expect(fieldAt(learned, '/a')).toMatchObject({ present: 3, of: 4, types: { object: 3 } });
    expect(fieldAt(learned, '/a/b')).toMatchObject({ present: 2, of: 3, types: { string: 1, null: 1 } });
    expect(learned.events).toBe(4);
  });

  it('keeps the first and the last event that had it', () => {
    const field = fieldAt(learn([], [{}, { a: 1 }, { a: 2 }, {}]), '/a');
    expect([field.firstSeen, field.lastSeen]).toEqual([event(2), event(3)]);
  });

  it('of a list is one place for all items', () => {
    const field = fieldAt(learn([], [{ list: [{ n: 1 }, { n: 'x' }] }, { list: [] }]), '/list/*/n');
    expect(field).toMatchObject({ present: 1, of: 1, types: { number: 1, string: 1 } });
  });

  it('that was never seen is told all the same, without alarm where it is optional', () => {
    const learned = learn(user, [
      { id: '1', status: 'on' },
      { id: '2', status: 'on' },
    ]);
    expect(fieldAt(learned, '/age')).toMatchObject({
      present: 0,
      of: 2,
      types: {},
      firstSeen: null,
      findings: [],
      documented: { required: false, types: ['integer', 'null'] },
    });
    expect(learned.alarms).toBe(0);
  });

  it('with a slash or a tilde in its name has a pointer that says so', () => {
    expect(learn([], [{ 'a/b': { '~': 1 } }]).fields.map(({ path }) => path)).toEqual(['/a~1b', '/a~1b/~0']);
  });

  it('is in the order of the document, what is new after it by name', () => {
    const learned = learn(user, [{ z: 1, id: '1', b: { y: 1, x: 1 } }]);
    expect(learned.fields.map(({ path }) => path)).toEqual([
      '/id',
      '/status',
      '/age',
      '/b',
      '/b/x',
      '/b/y',
      '/z',
    ]);
  });
});

describe('the differences from the document', () => {
  it('are named, in words, with the newest event that shows them', () => {
    const odd = { id: 7, status: 'gone', extra: true };
    const learned = learn(user, [{ id: '1', status: 'on' }, odd, odd, { status: 'off' }, { status: 'off' }]);
    expect(findings(learned)).toEqual([
      '/id missing!',
      '/id retyped!',
      '/status outside-set!',
      '/extra new!',
    ]);
    const [missing, retyped] = fieldAt(learned, '/id').findings;
    expect(missing).toMatchObject({
      events: 2,
      newest: event(5),
      message: 'Documented as required, but absent from 2 of 5 events.',
    });
    expect(retyped).toMatchObject({
      newest: event(3),
      message: 'Documented as a string, but a number in 2 of 3 events.',
    });
    expect(fieldAt(learned, '/status').findings[0]?.message).toBe(
      'Documented as "on" or "off", but "gone" in 2 of 5 events.',
    );
    expect(fieldAt(learned, '/extra').findings[0]?.message).toBe('Not documented, but in 2 of 5 events.');
    expect(learned).toMatchObject({ alarms: 3, alarmFrom: 2 });
  });

  it('are no alarm in one sample, whatever is wrong in it', () => {
    const learned = learn(user, [
      { id: 7, status: 'gone', extra: true },
      { id: '1', status: 'on' },
    ]);
    expect(findings(learned)).toEqual(['/id retyped', '/status outside-set', '/extra new']);
    expect(fieldAt(learned, '/extra').findings[0]?.message).toContain('Seen once.');
    expect(learned.alarms).toBe(0);
  });

  it('say what the provider says of fields that it does not document', () => {
    const openness = { undocumentedFields: 'They will be deprecated.' };
    expect(fieldAt(learn(user, [{ extra: 1 }], openness), '/extra').findings[0]?.message).toContain(
      'They will be deprecated.',
    );
  });

  it('leave a whole number a number, and null what the document says of it', () => {
    const ages = [{ age: 1 }, { age: 1.5 }, { age: null }].map((rest) => ({
      id: 'x',
      status: 'on',
      ...rest,
    }));
    expect(findings(learn(user, ages))).toEqual([]);
    expect(findings(learn([info('/a')], [{ a: null }, { a: null }]))).toEqual(['/a retyped!']);
  });

  it('take a null beside a documented set by its type alone', () => {
    const open = [info('/s', { types: ['string', 'null'], values: ['on'] })];
    expect(findings(learn(open, [{ s: null }, { s: null }]))).toEqual([]);
    expect(findings(learn(open, [{ s: 1 }, { s: 1 }]))).toEqual(['/s retyped!']);
  });

  it('tell the topmost of what is new, not each field in it', () => {
    expect(findings(learn([info('/id')], Array(2).fill({ id: '1', new: { a: { b: 1 } } })))).toEqual([
      '/new new!',
    ]);
  });

  it('do not judge what the document leaves open', () => {
    const open = [info('/agent', { types: ['object'] })];
    expect(findings(learn(open, Array(3).fill({ agent: { os: 'x' } })))).toEqual([]);
    const undocumented = learn([info('/type')], Array(3).fill({ data: 1 }), { documented: false });
    expect(findings(undocumented)).toEqual(['/type missing!']);
  });

  it('find one item of a list in which a required field is absent', () => {
    const list = [
      info('/l', { types: ['array'] }),
      info('/l/*', { types: ['object'], required: false }),
      info('/l/*/id'),
    ];
    const body = { l: [{ id: 'x' }, {}] };
    const learned = learn(list, [body, body, { l: [] }]);
    expect(findings(learned)).toEqual(['/l/*/id missing!']);
    expect(fieldAt(learned, '/l/*/id')).toMatchObject({ present: 2, of: 2 });
  });

  it('say nothing of what is in a parent that is not there, or is no object', () => {
    const nested = [info('/p', { types: ['object'] }), info('/p/a')];
    expect(findings(learn(nested, [{}, {}]))).toEqual(['/p missing!']);
    expect(findings(learn(nested, [{ p: 'x' }, { p: 'x' }]))).toEqual(['/p retyped!']);
  });
});

describe('examples and sets of values', () => {
  it('are a few different values, cut, each with the newest event that had it', () => {
    const long = 'x'.repeat(200);
    const { examples } = fieldAt(
      learn([], [{ a: 'p' }, { a: 'q' }, { a: 'p' }, { a: long }, { a: 's' }]),
      '/a',
    );
    expect(examples.map(({ value, event: { seq } }) => [value, seq])).toEqual([
      ['p', 3],
      ['q', 2],
      [`${'x'.repeat(60)}…`, 4],
    ]);
  });

  it('are a set only where few values stand for many samples', () => {
    const valuesOf = (count: number, value: (n: number) => unknown) =>
      fieldAt(
        learn(
          [],
          Array.from({ length: count }, (_, n) => ({ a: value(n) })),
        ),
        '/a',
      ).values;
    expect(valuesOf(12, (n) => ['b', 'a'][n % 2])).toEqual(['a', 'b']);
    expect(valuesOf(9, (n) => ['b', 'a'][n % 2])).toBeNull();
    expect(valuesOf(12, (n) => n)).toBeNull();
    expect(valuesOf(100, (n) => n % 13)).toBeNull();
    expect(valuesOf(100, () => 'x'.repeat(61))).toBeNull();
  });
});

describe('what comes without end', () => {
  it('is counted, not kept', () => {
    const strange = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`key-${n}`, n]));
    const learned = learn(user, [strange, strange]);
    expect(learned.fields).toHaveLength(3 + 500);
    expect(learned.leftOut).toEqual({ fields: 2 * 9_500, events: 0 });
  });

  it('is not walked to its end, and then nothing is said to be missing', () => {
    const strange = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`key-${n}`, n]));
    const body = { ...strange, id: 'x' };
    const learned = learn(user, [body, body]);
    expect(learned.leftOut).toEqual({ fields: 2 * (20_000 - 2 - 500), events: 2 });
    expect(fieldAt(learned, '/id')).toMatchObject({ present: 2, findings: [] });
    expect(fieldAt(learned, '/status')).toMatchObject({ present: 0, findings: [] });
  });

  it('in one list does not hide what stands beside it', () => {
    const fields = [info('/before/id'), info('/before', { types: ['object'] })].reverse();
    const body = { before: {}, list: Array(100_000).fill({ n: 1 }), after: { id: 'y' } };
    const learned = learn(fields, [body, body, { before: { id: 'x' } }]);
    expect(learned.leftOut).toEqual({ fields: 0, events: 2 });
    expect(findings(learned)).toContain('/before/id missing!');
    for (const path of ['/list/*', '/list/*/n', '/after/id'])
      expect(fieldAt(learned, path)).toMatchObject({ present: 2, of: 2 });
  });

  it('ends at a depth, and a long name is left out', () => {
    let body: unknown = 1;
    for (let depth = 0; depth < 100_000; depth++) body = { a: body };
    const learned = learn([], [body, { ['k'.repeat(201)]: 1 }]);
    expect(learned.fields).toHaveLength(16);
    expect(learned.leftOut.fields).toBe(2);
  });

  it('of a body that is no object is told as the body itself', () => {
    expect(fieldAt(learn([], [[1], 'x', {}]), '')).toMatchObject({
      present: 3,
      types: { array: 1, string: 1, object: 1 },
      findings: [],
    });
    expect(learn([], [{}]).fields).toEqual([]);
  });
});

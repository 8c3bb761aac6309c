import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../core/compose/random.ts';
import { expandVariables } from '../../../../core/compose/variables/expand.ts';
import { escapeVariables, maskVariables, type TextForm } from '../../../../core/compose/variables/scan.ts';
import type { Scope } from '../../../../core/compose/variables/scope.ts';

const scope: Scope = {
  now: Date.UTC(2024, 2, 7, 12, 34, 56, 789),
  random: seededRandom(1),
  environment: { NAME: 'Ann "A" \\ \n', PORT: '4000', EMPTY: '' },
  flow: { user_id: 'u1' },
  steps: {
    start: { v2: { user_id: 'abc', count: 3 }, list: [{ id: 'x' }], 'a.b': 1 },
    'start.again': { id: 'y' },
  },
  event: { data: { object: { id: 7, gone: null } } },
  fake: null,
};

const expand = (text: string, form: TextForm = 'json', changes: Partial<Scope> = {}): string => {
  const result = expandVariables(text, form, { ...scope, ...changes });
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
  return result.text;
};
const problems = (text: string, form: TextForm = 'json') => {
  const result = expandVariables(text, form, scope);
  return result.ok ? [] : result.problems;
};

describe('values', () => {
  it.each([
    ['now', '2024-03-07T12:34:56.789Z'],
    ['now.unix', '1709814896'],
    ['now.ms', '1709814896789'],
    ['now-5m', '2024-03-07T12:29:56.789Z'],
    ['now.unix+1h30m', '1709820296'],
    ['now.ms - 500ms', '1709814896289'],
    ['now+1d', '2024-03-08T12:34:56.789Z'],
    ['env.PORT', '4000'],
    ['env.EMPTY', ''],
    ['flow.user_id', 'u1'],
    ['steps.start.v2.user_id', 'abc'],
    ['steps.start./v2/user_id', 'abc'],
    ['steps.start/v2/count', '3'],
    ['steps.start.list[0].id', 'x'],
    ['steps.start./a.b', '1'],
    ['steps.start.again.id', 'y'],
    ['event.data.object.id', '7'],
    ['event./data/object', '{"id":7,"gone":null}'],
    ['event.data.object.gone', 'null'],
  ])('{{%s}} is %s', (name, expected) => {
    expect(expand(`{{${name}}}`, 'text')).toBe(expected);
    expect(expand(`a {{ ${name} }} b`, 'text')).toBe(`a ${expected} b`);
  });

  it.each([
    ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['hex:48', /^[0-9a-f]{48}$/],
    ['digits:8', /^\d{8}$/],
    ['alphanumeric:9', /^[A-Za-z0-9]{9}$/],
  ])('{{%s}} is new each time, and the same for the same random numbers', (name, form) => {
    const text = `{{${name}}} {{${name}}}`;
    const [first = '', second = ''] = expand(text, 'text', { random: seededRandom(7) }).split(' ');
    expect(first).toMatch(form);
    expect(second).toMatch(form);
    expect(second).not.toBe(first);
    expect(expand(text, 'text', { random: seededRandom(7) })).toBe(`${first} ${second}`);
    expect(expand(text, 'text', { random: seededRandom(8) })).not.toBe(`${first} ${second}`);
  });
});

describe('in JSON', () => {
  it.each([
    ['{"a":"{{env.NAME}}"}', { a: 'Ann "A" \\ \n' }],
    ['{"a":{{env.NAME}}}', { a: 'Ann "A" \\ \n' }],
    ['{"a":"x{{now.unix}}y"}', { a: 'x1709814896y' }],
    ['{"a":"{{now.unix}}"}', { a: '1709814896' }],
    ['{"a":{{now.unix}}}', { a: 1709814896 }],
    ['{"a":"{{json:now.unix}}"}', { a: 1709814896 }],
    ['{"a":"{{json:env.PORT}}"}', { a: '4000' }],
    ['{"a":"{{number:env.PORT}}"}', { a: 4000 }],
    ['{"a":{{number: env.PORT}}}', { a: 4000 }],
    ['["{{json:event.data.object}}","{{json:event.data.object.gone}}"]', [{ id: 7, gone: null }, null]],
    ['{"{{env.PORT}}":1}', { 4000: 1 }],
    ['{"a":"\\"{{env.PORT}}\\\\","b":{{env.PORT}}}', { a: '"4000\\', b: '4000' }],
    ['{"a":"{{{{name}}"}', { a: '{{name}}' }],
    ['{"a":"} }","b":{"c":{}}}', { a: '} }', b: { c: {} } }],
  ])('%s', (text, expected) => expect(JSON.parse(expand(text))).toEqual(expected));
});

describe('what cannot be filled in', () => {
  it('is told all at once, each with its place and what was likely meant', () => {
    const found = problems('{"a":"{{uuidd}}","b":"{{env.nme}}",\n"c":"{{steps.strat.id}}"}');
    expect(found.map(({ offset, name, suggestion }) => ({ offset, name, suggestion }))).toEqual([
      { offset: 6, name: 'uuidd', suggestion: 'uuid' },
      { offset: 22, name: 'env.nme', suggestion: 'env.NAME' },
      { offset: 41, name: 'steps.strat.id', suggestion: null },
    ]);
    expect(found[0]?.message).toContain('Did you mean {{uuid}}?');
  });

  it.each([
    ['{{}}', 'There is no such variable'],
    ['{{now-5}}', 'a duration such as 5m'],
    ['{{now.seconds}}', 'now, now.unix or now.ms'],
    ['{{now+999999999d}}', 'too far away'],
    ['{{hex}}', '{{hex:8}}'],
    ['{{hex:0}}', 'from 1 to 1000'],
    ['{{hex:5000}}', 'from 1 to 1000'],
    ['{{steps.start.v2.nothing}}', 'Nothing stands at "v2.nothing" in the step "start"'],
    ['{{steps.start.a[x]}}', 'is no path'],
    ['{{event.toString}}', 'Nothing stands'],
    ['{{env.constructor}}', 'The environment has no "constructor"'],
    ['{{faker.person.nothing}}', 'no such made-up data'],
    ['{{number:env.NAME}}', 'is no number'],
    ['{{now', 'nothing closes it'],
    ['{{a\n}}', 'nothing closes it'],
  ])('%s: %s', (text, words) => expect(problems(text, 'text')[0]?.message).toContain(words));

  it('a typed value inside a longer string', () => {
    expect(problems('{"a":"x{{json:now.unix}}"}')[0]?.message).toContain('the whole string');
    expect(problems('{"a":"{{json:now}}{{json:now}}"}')).toHaveLength(2);
  });

  it('an event where none is chosen', () => {
    const result = expandVariables('{{event.id}}', 'text', { ...scope, event: undefined });
    expect(result).toMatchObject({ ok: false, problems: [{ name: 'event.id' }] });
  });
});

describe('laws', () => {
  const text = fc.string({ unit: 'binary' });

  it('a text without braces is what it was, and an escaped one is again what it was', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('json' as const, 'text' as const), (value, form) => {
        expect(expand(escapeVariables(value), form)).toBe(value);
        if (!value.includes('{{')) expect(expand(value, form)).toBe(value);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[{}a"\\]{0,30}$/), (value) => {
        expect(expand(escapeVariables(value), 'json')).toBe(value);
      }),
    );
  });

  it('a JSON document stays one, whatever the value and wherever it stands', () => {
    const place = fc.constantFrom('"{{env.V}}"', '{{env.V}}', '"{{json:env.V}}"');
    fc.assert(
      fc.property(text, fc.jsonValue(), place, (value, around, variable) => {
        const json = `[${escapeVariables(JSON.stringify(around))},${variable}]`;
        const expanded = expand(json, 'json', { environment: { V: value } });
        expect(JSON.parse(expanded)).toEqual([JSON.parse(JSON.stringify(around)), value]);
      }),
    );
  });

  it('a masked text is as long, and differs only where values may stand', () => {
    expect(maskVariables('{"a":{{now.unix}},"b":"{{uuid}}"}')).toBe('{"a":111111111111,"b":"{{uuid}}"}');
    fc.assert(
      fc.property(text, (value) => {
        expect(maskVariables(value)).toHaveLength(value.length);
      }),
    );
  });
});

import { expect, test } from 'vitest';
import { createInputs, type InputsState } from '../../../../../../renderer/features/bench/model/inputs.ts';
import { ofFile } from '../../../../../../renderer/features/bench/model/source.ts';
import {
  fieldOf,
  LARGEST_SOURCE,
  startInput,
  typedSecret,
} from '../../../../../../renderer/features/bench/model/start-input.ts';

const inputs = (changes: Partial<InputsState>): InputsState => ({
  ...createInputs().store.getState(),
  source: { kind: 'typed', text: 'POST / HTTP/1.1\n\n' },
  ...changes,
});
const none = { kind: 'none' } as const;

test('the engine gets the bytes, and of the rest only what the scheme asks for', () => {
  const asked = startInput(
    inputs({ scheme: 'header-token', headerName: ' X-Token ', recipe: 'header=X', url: ' https://a ' }),
    none,
  );
  expect(asked).toEqual({
    input: {
      source: { kind: 'text', bytesBase64: btoa('POST / HTTP/1.1\n\n') },
      secret: none,
      scheme: 'header-token',
      headerName: 'X-Token',
      recipe: null,
      url: 'https://a',
      now: null,
    },
  });
  expect(startInput(inputs({ scheme: 'hmac', headerName: 'X' }), none)).toMatchObject({
    input: { headerName: null, recipe: expect.stringContaining('header=') },
  });
});

test('an event is named, not sent', () => {
  expect(startInput(inputs({ source: { kind: 'event', id: 'a-1' } }), none)).toMatchObject({
    input: { source: { kind: 'event', id: 'a-1' } },
  });
});

test('every mistake is told at its field, all of them at once', () => {
  expect(startInput(inputs({ source: { kind: 'typed', text: ' ' }, arrival: 'soon' }), none)).toEqual({
    problems: { source: expect.any(String), arrival: expect.any(String) },
  });
  const wrong = inputs({ scheme: 'header-token', headerName: 'X Token:', url: 'example.com/hook' });
  expect(startInput(wrong, none)).toEqual({
    problems: { headerName: expect.any(String), url: expect.any(String) },
  });
  expect(startInput(inputs({ headerName: 'X Token:' }), none)).toHaveProperty('input');
  const large = ofFile('x', new Uint8Array(LARGEST_SOURCE + 1));
  expect(startInput(inputs({ source: large }), none)).toHaveProperty('problems.source');
});

test('what was not typed is no secret', () => {
  expect(typedSecret({ current: '', previous: '' })).toEqual({ kind: 'none' });
  expect(typedSecret({ current: ' a ', previous: '' })).toEqual({
    kind: 'typed',
    current: ' a ',
    previous: null,
  });
  expect(typedSecret({ current: '', previous: 'b' })).toMatchObject({ current: '', previous: 'b' });
});

test("an error of the engine's is told at the field that it is about", () => {
  expect(fieldOf('request-unreadable')).toBe('source');
  expect(fieldOf('recipe-malformed')).toBe('recipe');
  expect(fieldOf('internal')).toBeUndefined();
});

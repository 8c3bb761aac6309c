import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorPlace } from '../../../../../renderer/features/simulator/editor/cursor-place.ts';

/** The place of the bar in a text. */
const at = (marked: string) => cursorPlace(marked.replace('|', ''), marked.indexOf('|'));

describe('the place of a cursor', () => {
  it('is a key in an object, from its quote on', () => {
    expect(at('{ |')).toEqual({ path: [], at: 'key', from: 2 });
    expect(at('{ "us|')).toEqual({ path: [], at: 'key', from: 2 });
    expect(at('{"v2": {"a": 1, "u|"}}')).toEqual({ path: ['v2'], at: 'key', from: 16 });
  });

  it('is a value behind a colon and in a list, with the key above it', () => {
    expect(at('{"a": |')).toEqual({ path: ['a'], at: 'value', from: 6 });
    expect(at('{"a": tr|')).toEqual({ path: ['a'], at: 'value', from: 6 });
    expect(at('{"a": [{"b": "c|')).toEqual({ path: ['a', '*', 'b'], at: 'value', from: 13 });
    expect(at('[1, |')).toEqual({ path: ['*'], at: 'value', from: 4 });
  });

  it('takes no structure from inside a string', () => {
    expect(at('{"a": "}, {\\"b", |')).toEqual({ path: [], at: 'key', from: 17 });
  });

  it('is nothing outside of the value, and never fails', () => {
    expect(at('|')).toBeNull();
    expect(at('{} |')).toBeNull();
    fc.assert(
      fc.property(fc.string(), fc.nat(50), (text, cursor) => {
        const place = cursorPlace(text, Math.min(cursor, text.length));
        expect(place === null || place.from <= cursor).toBe(true);
      }),
    );
  });
});

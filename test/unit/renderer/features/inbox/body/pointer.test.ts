import { describe, expect, test } from 'vitest';
import { locate, pointerSteps } from '../../../../../../renderer/features/inbox/body/pointer.ts';

const text = `{
  "v2": {
    "user_id": 5,
    "list": [1, {"deep": true}],
    "a/b~c": null
  }
}`;
const lineOf = (pointer: string): number | null => {
  const place = locate(text, pointer);
  return place && text.slice(0, place.from).split('\n').length;
};

describe('a JSON pointer in the text', () => {
  test.each([
    ['', 1],
    ['/v2', 2],
    ['/v2/user_id', 3],
    ['/v2/list/1/deep', 4],
    ['/v2/a~1b~0c', 5],
  ])('%s is on line %i', (pointer, line) => {
    expect(lineOf(pointer)).toBe(line);
    expect(locate(text, pointer)?.exact).toBe(true);
  });

  test('the place of a field has its key in it', () => {
    const place = locate(text, '/v2/user_id');
    expect(place && text.slice(place.from, place.to)).toBe('"user_id": 5');
  });

  test('a missing field is on the line of the object that lacks it', () => {
    expect(lineOf('/v2/missing')).toBe(2);
    expect(lineOf('/v2/list/1/x/y')).toBe(4);
    expect(lineOf('/v2/list/9')).toBe(4);
    expect(lineOf('/nothing/at/all')).toBe(1);
    expect(locate(text, '/v2/missing')?.exact).toBe(false);
  });

  test('of a key that stands twice the last one counts', () => {
    expect(locate('{"a":1,"a":2}', '/a')?.from).toBe(7);
  });

  test('a text that is no JSON has a place as well, an empty one none', () => {
    expect(locate('hello', '')).toMatchObject({ from: 0 });
    expect(locate('', '')).toBeNull();
  });

  test('steps are unescaped in the right order', () => {
    expect(pointerSteps('/a~1b/~01')).toEqual(['a/b', '~1']);
  });
});

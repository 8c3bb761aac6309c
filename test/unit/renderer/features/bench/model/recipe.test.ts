import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  firstRecipe,
  insertName,
  readRecipe,
  writeRecipe,
} from '../../../../../../renderer/features/bench/model/recipe.ts';

test('a recipe comes apart into its fields and together again', () => {
  const text =
    'header=X-Sig;prefix=sha256=;algorithm=sha512;encoding=base64;key=hex;content={timestamp}.{body};timestamp-header=X-Ts;id-header=X-Id';
  expect(readRecipe(text)).toMatchObject({
    header: 'X-Sig',
    prefix: 'sha256=',
    algorithm: 'sha512',
    content: '{timestamp}.{body}',
    'timestamp-header': 'X-Ts',
    rest: '',
  });
  expect(writeRecipe(readRecipe(text))).toBe(text);
  expect(writeRecipe(readRecipe(firstRecipe))).toBe(firstRecipe);
});

test('what the builder has no box for is kept', () => {
  const recipe = readRecipe('tolerance=300/300;header=X;timestamp-unit=ms;nonsense;header=Y');
  expect(recipe.header).toBe('X');
  expect(recipe.rest).toBe('tolerance=300/300;timestamp-unit=ms;nonsense;header=Y');
  expect(writeRecipe(recipe)).toBe('header=X;tolerance=300/300;timestamp-unit=ms;nonsense;header=Y');
});

test('law: any text in a field comes back', () => {
  const value = fc.string({ minLength: 1, unit: fc.constantFrom('a', ';', '\\', '=', '{', '}', ' ', 'é') });
  fc.assert(
    fc.property(value, value, (prefix, header) => {
      const recipe = { ...readRecipe(''), prefix, header };
      expect(readRecipe(writeRecipe(recipe))).toEqual(recipe);
    }),
  );
});

test('escapes in the content stay as they are written', () => {
  const text = 'header=X;content=a\\;b\\{c\\}{body}';
  expect(readRecipe(text).content).toBe('a\\;b\\{c\\}{body}');
  expect(writeRecipe(readRecipe(text))).toBe(text);
});

test('a name is put in at the caret', () => {
  expect(insertName('.{body}', 0, '{timestamp}')).toBe('{timestamp}.{body}');
  expect(insertName('v0:', 3, '{id}')).toBe('v0:{id}');
});

import { expect, test } from 'vitest';
import { troubleWords } from '../../../../../renderer/features/settings/trouble-words.ts';

const copy = '/data/settings.broken-2026.json';

test('a file that could not be read at all: the defaults hold, and where it is', () => {
  expect(troubleWords({ reason: 'unreadable', copy, lost: [] }, false)).toEqual({
    title: 'The settings could not be read',
    text: `All settings have their defaults. As they were, they are in ${copy}.`,
  });
});

test('values that were lost are named, up to six of them', () => {
  const words = (lost: string[]) => troubleWords({ reason: 'values', copy, lost }, false).text;
  expect(words(['receiver.port'])).toMatch(/^receiver\.port has its default; every other value was kept\./);
  expect(words(['a', 'b'])).toMatch(/^a, b have their defaults;/);
  expect(words([...'abcdefgh'])).toMatch(/^a, b, c, d, e, f and 2 more have their defaults;/);
});

test('a later version, and a browser', () => {
  const { title, text } = troubleWords({ reason: 'newer', copy: 'key', lost: [] }, true);
  expect(title).toBe('The settings are of a later version of Hookglass');
  expect(text).toContain('A copy of them is kept in this browser.');
  expect(troubleWords({ reason: 'newer', copy: null, lost: ['x'] }, true).text).toMatch(
    /x could not be.*No copy/,
  );
});

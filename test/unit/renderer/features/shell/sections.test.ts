import { expect, test } from 'vitest';
import {
  insideOf,
  sectionOf,
  sectionOfDigit,
  sections,
} from '../../../../../renderer/features/shell/sections.ts';

test('the names are those that scripts and tests use', () => {
  expect(sections.map(({ name }) => name)).toEqual([
    'Inbox',
    'Simulator',
    'Flows',
    'Handler check',
    'Signature bench',
    'Subscriptions',
    'Insights',
    'Settings',
  ]);
});

test('an address names its section; one that names none is the Inbox', () => {
  for (const { id } of sections) expect(sectionOf(`#/${id}`)).toBe(id);
  expect(sectionOf('')).toBe('inbox');
  expect(sectionOf('#/nonsense')).toBe('inbox');
});

test('an address can name something inside its section', () => {
  expect(sectionOf('#/signature-bench/0123456789-7')).toBe('signature-bench');
  expect(insideOf('#/signature-bench/0123456789-7')).toBe('0123456789-7');
  for (const fragment of ['', '#/inbox', '#/signature-bench/']) expect(insideOf(fragment)).toBeNull();
});

test('the digits go down the rail', () => {
  expect(sectionOfDigit('1')).toBe('inbox');
  expect(sectionOfDigit('8')).toBe('settings');
  expect(sectionOfDigit('9')).toBeUndefined();
  expect(sectionOfDigit('0')).toBeUndefined();
});

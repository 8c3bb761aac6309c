import { expect, test } from 'vitest';
import {
  deeperOf,
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

test('an address may name more inside its section', () => {
  expect(sectionOf('#/settings/endpoints/hooks')).toBe('settings');
  expect(insideOf('#/settings/endpoints/hooks')).toBe('endpoints');
  expect(deeperOf('#/settings/endpoints/hooks')).toBe('hooks');
  expect(insideOf('#/signature-bench/0123456789-4')).toBe('0123456789-4');
  expect(insideOf('#/inbox')).toBeNull();
  expect(deeperOf('#/settings/endpoints/')).toBeNull();
});

test('the digits go down the rail', () => {
  expect(sectionOfDigit('1')).toBe('inbox');
  expect(sectionOfDigit('8')).toBe('settings');
  expect(sectionOfDigit('9')).toBeUndefined();
  expect(sectionOfDigit('0')).toBeUndefined();
});

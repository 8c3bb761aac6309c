import { expect, test } from 'vitest';
import { exportName, maskedWords } from '../../../../../renderer/features/exchange/model/formats.ts';

test('a file is named by the numbers of its events, and a test as its runner wants it', () => {
  expect(exportName('har', [7])).toBe('event-7.har');
  expect(exportName('bundle', [9, 7, 12])).toBe('events-7-12.hookglass');
  expect(exportName('vitest', [7])).toBe('event-7.test.mjs');
  expect(exportName('pytest', [7, 9])).toBe('test_events_7_9.py');
});

test('a place without a name is told by itself', () => {
  expect(maskedWords({ place: 'header', name: 'Cookie', count: 1 })).toBe('Header Cookie');
  expect(maskedWords({ place: 'body', name: '', count: 1 })).toBe('In the body');
});

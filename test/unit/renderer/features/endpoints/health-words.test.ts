import { expect, it } from 'vitest';
import type { TargetHealth } from '../../../../../core/contract/forwarding.ts';
import {
  droppedWords,
  healthNumbers,
  healthTag,
} from '../../../../../renderer/features/endpoints/forward/health-words.ts';

const health = (changes: Partial<TargetHealth>): TargetHealth => ({
  ...{ endpoint: '', target: 't', url: 'http://127.0.0.1:1', state: 'ok', paused: false },
  ...{ lastStatus: 200, lastProblem: null, lastMs: 4, failingSince: null },
  ...{ delivered: 3, failed: 0, dropped: 0, droppedBetween: null, waiting: 0, underWay: 0, perSecond: 0 },
  ...changes,
});

it('says how a target is doing, in words and not by colour alone', () => {
  const on = { enabled: true };
  expect(healthTag(on, health({})).label).toBe('200');
  expect(healthTag(on, health({ state: 'failing', lastStatus: 500 })).label).toBe('Failing: 500');
  expect(healthTag(on, health({ state: 'failing', lastStatus: null })).label).toBe('Failing: no answer');
  expect(healthTag(on, health({ state: 'down' })).label).toBe('Down, being probed');
  expect(healthTag(on, health({ paused: true })).label).toBe('Paused');
  expect(healthTag({ enabled: false }, health({})).label).toBe('Off');
  expect(healthTag(on, null).label).toBe('Nothing sent yet');
  expect(healthNumbers(health({ failed: 2, waiting: 1_200 }))).toBe(
    '3 delivered, 2 failed, 1,200 waiting, last in 4.0 ms',
  );
});

it('names what was dropped, and how to get at it', () => {
  expect(droppedWords(health({}))).toBeNull();
  expect(droppedWords(health({ dropped: 10, droppedBetween: [5, 14] }))).toContain('10 events (#5 to #14)');
});

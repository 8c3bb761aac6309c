import { expect, test } from 'vitest';
import { createSpeaker } from '../../../../renderer/ui/speaker.ts';

test('the same words said twice are a change, so that they are read out twice', () => {
  const { store, say } = createSpeaker();
  const heard: string[] = [];
  store.subscribe(({ text }) => heard.push(text.trim()));
  say('Copied');
  say('Copied');
  expect(heard).toEqual(['Copied', 'Copied']);
});

test('why something was not done stands until it is dismissed, whatever is said meanwhile', () => {
  const { store, say, fail, dismiss } = createSpeaker();
  fail(new Error('The disk is full.'));
  say('Copied');
  expect(store.getState().trouble).toBe('The disk is full.');
  dismiss();
  expect(store.getState().trouble).toBeNull();
});

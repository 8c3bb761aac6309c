import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Actions } from '../../../../../renderer/features/commands/model/desk.ts';
import { makeDesk } from './support.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const once = { repeated: false };

test('a command is done by whoever is shown, the later one first, and by nobody once it is gone', () => {
  const { desk } = makeDesk();
  const done: string[] = [];
  const can = (name: string): (() => Actions) => {
    const actions: Actions = { 'go.inbox': { run: () => done.push(name) } };
    return () => actions;
  };
  desk.bind(can('first'));
  const stop = desk.bind(can('second'));
  expect(desk.run('go.inbox')).toBe(true);
  stop();
  desk.run('go.inbox');
  expect(done).toEqual(['second', 'first']);
  expect(desk.run('go.flows')).toBe(false);
});

test('keys are heard in their section, and only where there is something to do', () => {
  const made = makeDesk();
  let pinned = 0;
  let selected = false;
  made.desk.bind(() => ({ 'event.pin': { run: () => pinned++, applies: () => selected } }));
  expect(made.desk.press('P', once)).toBe(false);
  selected = true;
  expect(made.desk.press('P', once)).toBe(true);
  made.section = 'flows';
  expect(made.desk.press('P', once)).toBe(false);
  expect(made.desk.run('event.pin')).toBe(true);
  expect(pinned).toBe(2);
});

test('of two with the same keys the one of the narrower place has them', () => {
  const { desk } = makeDesk();
  const done: string[] = [];
  desk.bind(() => ({ 'event.pin': { run: () => done.push('pin') } }));
  const stop = desk.bind(() => ({ 'compare.previous': { run: () => done.push('previous') } }));
  desk.press('P', once);
  stop();
  desk.press('P', once);
  expect(done).toEqual(['previous', 'pin']);
});

test('a key that is held does a thing again only where that makes sense', () => {
  const { desk } = makeDesk();
  const done: string[] = [];
  desk.bind(() => ({
    'event.pin': { run: () => done.push('pin') },
    'list.next': { run: () => done.push('next') },
  }));
  expect(desk.press('P', { repeated: true })).toBe(true);
  desk.press('J', { repeated: true });
  expect(done).toEqual(['next']);
});

test('keys are what the user made of them, and those of one character can be turned off', () => {
  const { desk, settings } = makeDesk();
  desk.bind(() => ({ 'event.pin': { run: () => {} }, 'search.focus': { run: () => {} } }));
  settings.setState({ keyboard: { keys: { 'event.pin': ['Mod+D'] }, singleKeys: true } });
  expect(desk.press('P', once)).toBe(false);
  expect(desk.press('Mod+D', once)).toBe(true);
  settings.setState({ keyboard: { keys: {}, singleKeys: false } });
  expect(desk.press('/', once)).toBe(false);
  expect(desk.press('Mod+F', once)).toBe(true);
  expect(desk.keysOf('search.focus')).toEqual(['Mod+F']);
});

test('what can be done in one section only opens it, and is done there once it is drawn', async () => {
  const made = makeDesk();
  made.section = 'settings';
  expect(made.desk.isAvailable('search.focus')).toBe(true);
  expect(made.desk.press('/', once)).toBe(true);
  expect(made.section).toBe('inbox');
  const focus = vi.fn();
  made.desk.bind(() => ({ 'search.focus': { run: focus } }));
  await Promise.resolve();
  expect(focus).toHaveBeenCalledOnce();
  // It is not done a second time, by another that comes later.
  made.desk.bind(() => ({ 'search.focus': { run: focus } }));
  await Promise.resolve();
  expect(focus).toHaveBeenCalledOnce();
});

test('a section that cannot do it does not surprise with it later', async () => {
  const made = makeDesk();
  made.section = 'settings';
  made.desk.run('search.focus');
  vi.runAllTimers();
  const focus = vi.fn();
  made.desk.bind(() => ({ 'search.focus': { run: focus } }));
  await Promise.resolve();
  expect(focus).not.toHaveBeenCalled();
});

test('in a browser there is nothing of the window', () => {
  const { desk } = makeDesk({ desktop: false });
  desk.bind(() => ({ 'window.new': { run: () => {} } }));
  expect(desk.isAvailable('window.new')).toBe(false);
  expect(desk.press('Mod+N', once)).toBe(false);
});

test('a screen may say what a command would do now, and a command what came of it', () => {
  const { desk, said } = makeDesk();
  expect(desk.wordsOf('capture.toggle')).toBe('Pause or resume capture');
  desk.bind(() => ({ 'capture.toggle': { run: () => {}, words: () => 'Resume capture' } }));
  expect(desk.wordsOf('capture.toggle')).toBe('Resume capture');
  desk.tell('Copied');
  expect(said).toEqual(['Copied']);
  expect(desk.store.getState().note).toBe('Copied');
});

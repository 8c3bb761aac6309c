import { beforeEach, describe, expect, test } from 'vitest';
import type { Push } from '../../../../../core/contract/calls.ts';
import { HookglassError } from '../../../../../core/contract/errors.ts';
import type { Connection } from '../../../../../renderer/connection/connection.ts';
import {
  type Catalogue,
  createCatalogue,
} from '../../../../../renderer/features/catalogue/catalogue-store.ts';
import { providerEntry } from './support.ts';

let asked: number;
let failure: Error | null;
let push: (push: Push) => void;
let live: () => void;
let rested: () => Promise<void>;
let catalogue: Catalogue;

/** Lets the answer, and what follows from it, happen. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};
const arrival: Push = { name: 'events.added', seq: 1, data: { total: 1, events: [] } };

beforeEach(() => {
  asked = 0;
  failure = null;
  let timers: (() => void)[] = [];
  rested = async () => {
    const due = timers;
    timers = [];
    for (const run of due) run();
    await settled();
  };
  const connection = {
    call() {
      asked++;
      return failure
        ? Promise.reject(failure)
        : Promise.resolve({ providers: [providerEntry(`p${asked}`, [])] });
    },
    onPush(listener: typeof push) {
      push = listener;
    },
    onLive(listener: typeof live) {
      live = listener;
    },
  };
  catalogue = createCatalogue(connection as unknown as Connection, {
    frame: () => () => {},
    timer(run) {
      timers.push(run);
      return () => {};
    },
  });
});

const state = () => catalogue.store.getState();

describe('the catalogue', () => {
  test('is not asked for before someone looks', async () => {
    live();
    push(arrival);
    await settled();
    expect(asked).toBe(0);
    catalogue.open();
    await settled();
    expect(asked).toBe(1);
    expect(state()).toMatchObject({ phase: 'ready', providers: [{ id: 'p1' }] });
  });

  test('is asked for again when something arrived, however much, after a rest', async () => {
    catalogue.open();
    await settled();
    for (let event = 0; event < 100; event++) push(arrival);
    await settled();
    expect(asked).toBe(1);
    await rested();
    expect(asked).toBe(2);
    await rested();
    expect(asked).toBe(2);
    push({ name: 'events.reinspected', seq: 2, data: { count: 1 } });
    await settled();
    expect(asked).toBe(3);
  });

  test('is left alone once nobody looks any more', async () => {
    const close = catalogue.open();
    await settled();
    await rested();
    close();
    push(arrival);
    await settled();
    expect(asked).toBe(1);
    catalogue.open();
    await settled();
    expect(asked).toBe(2);
  });

  test('says why where it cannot be read, and asks again when told to', async () => {
    failure = new Error('Part of this history is damaged.');
    catalogue.open();
    await settled();
    expect(state()).toMatchObject({ phase: 'failed', problem: 'Part of this history is damaged.' });
    await rested();
    expect(asked).toBe(1);
    failure = null;
    catalogue.again();
    await settled();
    expect(state()).toMatchObject({ phase: 'ready', problem: null });
  });

  test('stays as it was, with the problem told, where a later question fails', async () => {
    catalogue.open();
    await settled();
    await rested();
    failure = new Error('full');
    push(arrival);
    await settled();
    expect(state()).toMatchObject({ phase: 'ready', problem: 'full', providers: [{ id: 'p1' }] });
  });

  test('a lost link is no failure: the next one asks again', async () => {
    failure = new HookglassError('connection-lost', 'gone');
    catalogue.open();
    await settled();
    expect(state().phase).toBe('loading');
    failure = null;
    live();
    await rested();
    expect(state().phase).toBe('ready');
  });
});

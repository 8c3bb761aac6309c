import { describe, expect, test } from 'vitest';
import type { Push } from '../../../../../../core/contract/calls.ts';
import type { DriftReport, DriftType } from '../../../../../../core/contract/drift-calls.ts';
import { HookglassError } from '../../../../../../core/contract/errors.ts';
import type { Connection } from '../../../../../../renderer/connection/connection.ts';
import { freshCount, lookLength } from '../../../../../../renderer/features/insights/model/drift-look.ts';
import { createInsights } from '../../../../../../renderer/features/insights/model/insights.ts';
import { report, type } from '../support.ts';

interface Asked {
  readonly name: string;
  readonly input: { job?: string; eventType?: string };
  answer(output: unknown): Promise<void>;
  refuse(code: 'connection-lost' | 'job-cancelled' | 'internal'): Promise<void>;
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** An engine that answers when the test says so, and a clock that rings when the test says so. */
function setUp() {
  const asked: Asked[] = [];
  const pushListeners: ((push: Push) => void)[] = [];
  const liveListeners: (() => void)[] = [];
  let timers: (() => void)[] = [];
  const connection = {
    call: (name: string, input: Asked['input']) =>
      new Promise((resolve, reject) => {
        const answer = (output: unknown): Promise<void> => {
          resolve(output);
          return settle();
        };
        const refuse: Asked['refuse'] = (code) => {
          reject(new HookglassError(code, 'No.'));
          return settle();
        };
        asked.push({ name, input, answer, refuse });
      }),
    onPush: (listener: (push: Push) => void) => pushListeners.push(listener),
    onLive: (listener: () => void) => liveListeners.push(listener),
  } as unknown as Connection;
  const clocks = {
    frame: () => () => {},
    timer(run: () => void) {
      timers.push(run);
      return () => {};
    },
  };
  let names = 0;
  const insights = createInsights(connection, clocks, () => `job-${++names}`);
  const last = (name: string): Asked => {
    const found = asked.findLast((one) => one.name === name);
    if (!found) throw new Error(`${name} was not asked for.`);
    return found;
  };
  return {
    ...insights,
    last,
    count: (name: string) => asked.filter((one) => one.name === name).length,
    giveTypes: (types: readonly DriftType[]) => last('drift.types').answer({ types, more: 0 }),
    giveReport: (found: Partial<DriftReport> = {}) => last('drift.get').answer(report(found)),
    push: (push: Omit<Push, 'seq'>) => {
      for (const listener of pushListeners) listener({ seq: 1, ...push } as Push);
    },
    live: () => {
      for (const listener of liveListeners) listener();
    },
    ring: () => {
      const due = timers;
      timers = [];
      for (const run of due) run();
      return settle();
    },
    state: () => insights.drift.store.getState(),
  };
}

const added: Omit<Push, 'seq'> = { name: 'events.added', data: { total: 1, events: [] } };
const twoTypes = [type('verified', 3), type('unknown', 40)];

/** Opened, the type with the most events chosen and looked at. */
async function opened() {
  const page = setUp();
  page.open();
  await page.giveTypes(twoTypes);
  await page.giveTypes(twoTypes);
  await page.giveReport({ eventType: 'unknown', alarms: 2 });
  return page;
}

describe('insights', () => {
  test('look at the type with the most events without being asked', async () => {
    const page = setUp();
    page.open();
    expect(page.types.store.getState().phase).toBe('loading');
    await page.giveTypes(twoTypes);
    expect(page.state()).toMatchObject({ chosen: { eventType: 'unknown' }, progress: { status: 'running' } });
    await page.giveTypes(twoTypes);
    expect(page.last('drift.get').input).toMatchObject({ eventType: 'unknown', job: 'job-1' });
    await page.giveReport({ eventType: 'unknown', alarms: 2 });
    expect(page.state()).toMatchObject({ progress: { status: 'idle' }, report: { alarms: 2 }, counted: 40 });
    expect(page.state().alarms.get('okhi/unknown')).toBe(2);
  });

  test('ask for nothing while they are not on the screen', async () => {
    const page = setUp();
    page.live();
    page.push(added);
    await page.ring();
    expect(page.count('drift.types')).toBe(0);
    const close = page.open();
    close();
    page.push(added);
    await page.ring();
    expect(page.count('drift.types')).toBe(1);
  });

  test('say that the history cannot be read, and wait for a fresh link where that was lost', async () => {
    const page = setUp();
    page.open();
    await page.last('drift.types').refuse('connection-lost');
    expect(page.types.store.getState().phase).toBe('loading');
    page.live();
    await page.last('drift.types').refuse('internal');
    expect(page.types.store.getState()).toMatchObject({ phase: 'failed', problem: 'No.' });
  });
});

describe('arrivals', () => {
  test('are counted at most once a second, and change nothing that is read', async () => {
    const page = await opened();
    const before = page.count('drift.types');
    for (let n = 0; n < 5; n++) page.push(added);
    expect(page.count('drift.types')).toBe(before);
    await page.ring();
    expect(page.count('drift.types')).toBe(before + 1);
    const shown = page.state().report;
    await page.giveTypes([type('verified', 3), type('unknown', 52)]);
    const { types } = page.types.store.getState();
    expect(freshCount(page.state(), types[1])).toBe(12);
    expect(page.state().report).toBe(shown);
    expect(page.count('drift.get')).toBe(1);
  });

  test('are no news any more after another look, which keeps the report until it has its own', async () => {
    const page = await opened();
    const more = [type('verified', 3), type('unknown', 52)];
    page.drift.again();
    expect(page.state()).toMatchObject({ progress: { status: 'running', done: 0 }, report: { alarms: 2 } });
    await page.giveTypes(more);
    await page.giveReport({ eventType: 'unknown', alarms: 0 });
    expect(page.state()).toMatchObject({ report: { alarms: 0 }, counted: 52 });
    expect(freshCount(page.state(), more[1])).toBe(0);
    expect(page.state().alarms.get('okhi/unknown')).toBe(0);
  });
});

describe('a look', () => {
  test('tells how far it is, and only it', async () => {
    const page = await opened();
    page.drift.again();
    await page.giveTypes(twoTypes);
    page.push({ name: 'job.progress', data: { job: 'other', done: 7, total: null } });
    expect(page.state().progress).toEqual({ status: 'running', done: 0 });
    page.push({ name: 'job.progress', data: { job: 'job-2', done: 7, total: null } });
    expect(page.state().progress).toEqual({ status: 'running', done: 7 });
    expect(lookLength(type('a', 40))).toBe(40);
    expect(lookLength(type('a', 1_000_000))).toBe(10_000);
  });

  test('can be cancelled, and keeps what was told before', async () => {
    const page = await opened();
    page.drift.again();
    await page.giveTypes(twoTypes);
    page.push({ name: 'job.progress', data: { job: 'job-2', done: 7, total: null } });
    page.drift.cancel();
    expect(page.last('jobs.cancel').input).toEqual({ job: 'job-2' });
    await page.last('drift.get').refuse('job-cancelled');
    expect(page.state()).toMatchObject({ progress: { status: 'cancelled', done: 7 }, report: { alarms: 2 } });
  });

  test('at another type ends the one before, whose answer comes too late', async () => {
    const page = await opened();
    page.drift.again();
    await page.giveTypes(twoTypes);
    const late = page.last('drift.get');
    page.drift.choose(type('verified', 3));
    expect(page.last('jobs.cancel').input).toEqual({ job: 'job-2' });
    expect(page.state()).toMatchObject({ chosen: { eventType: 'verified' }, report: null });
    await late.answer(report({ eventType: 'unknown', alarms: 9 }));
    expect(page.state()).toMatchObject({ progress: { status: 'running' }, report: null });
    await page.giveTypes(twoTypes);
    await page.giveReport();
    expect(page.state()).toMatchObject({ report: { eventType: 'verified' }, counted: 3 });
    page.drift.choose(type('verified', 4));
    expect(page.count('drift.get')).toBe(3);
  });

  test('that fails says why, and is made good by a fresh link', async () => {
    const page = await opened();
    page.drift.again();
    await page.giveTypes(twoTypes);
    await page.last('drift.get').refuse('connection-lost');
    expect(page.state().progress).toEqual({ status: 'failed', problem: 'No.' });
    page.live();
    await page.giveTypes(twoTypes);
    await page.giveReport({ alarms: 0 });
    expect(page.state()).toMatchObject({ progress: { status: 'idle' }, report: { alarms: 0 } });
  });

  test('is taken anew once events were inspected anew', async () => {
    const page = await opened();
    page.push({ name: 'events.reinspected', data: { count: 1 } });
    await page.giveTypes(twoTypes);
    expect(page.count('drift.get')).toBe(2);
  });
});

import { describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { CallInput, Push } from '../../../../../../core/contract/calls.ts';
import type { Connection, ConnectionState } from '../../../../../../renderer/connection/connection.ts';
import type { Clocks } from '../../../../../../renderer/features/inbox/model/batch.ts';
import { createInbox } from '../../../../../../renderer/features/inbox/model/inbox-store.ts';
import { rowAt } from '../../../../../../renderer/features/inbox/model/pages.ts';
import { summaries } from '../../../support.ts';

/** No waiting: what a frame would bring comes at once. */
const atOnce: Clocks = {
  frame(run) {
    queueMicrotask(run);
    return () => {};
  },
  timer: () => () => {},
};

/** A history of `total` events behind a connection that the test steers. `removed`: so many of the oldest are not listed any more. */
function fakeConnection(history: { total: number; seq: number; removed?: number }) {
  let live = (): void => {};
  let push = (_: Push): void => {};
  const asked: number[] = [];
  const answers: (() => void)[] = [];
  const place = (id: string) => {
    const position = id.startsWith('id-') ? Number(id.slice(3)) : Number(id) - 1;
    const { removed = 0 } = history;
    return { place: Math.max(0, position - removed), listed: position >= removed };
  };
  let hold = false;
  let refuse = false;
  const answer = ({ offset, limit }: CallInput<'events.page'>) => ({
    events: summaries(offset, Math.min(offset + limit, history.total)),
    total: history.total,
    first: 0,
    pushSeq: history.seq,
  });
  const call = async (name: string, input: CallInput<'events.page'> & CallInput<'events.place'>) => {
    if (name === 'events.place') return place(input.id);
    asked.push(input.offset);
    if (refuse) throw new Error('The history is gone.');
    const output = answer(input);
    if (hold) await new Promise<void>((resolve) => answers.push(resolve));
    return output;
  };
  const connection = {
    store: createStore<ConnectionState>(() => ({ link: { status: 'live' }, engine: null, process: null })),
    call,
    onPush: (listener: typeof push) => {
      push = listener;
      return () => {};
    },
    onLive: (listener: typeof live) => {
      live = listener;
      return () => {};
    },
  } as unknown as Connection;
  return {
    connection,
    asked,
    live: () => live(),
    push: (one: Push) => push(one),
    hold: (on: boolean) => {
      hold = on;
    },
    refuse: (on: boolean) => {
      refuse = on;
    },
    release: () => {
      for (const resolve of answers.splice(0)) resolve();
    },
    reinspect() {
      history.seq += 1;
      push({ name: 'events.reinspected', seq: history.seq, data: { count: 1 } });
    },
    arrive(count: number) {
      const before = history.total;
      history.total += count;
      history.seq += 1;
      const events = summaries(Math.max(before, history.total - 200), history.total);
      push({ name: 'events.added', seq: history.seq, data: { total: history.total, events } });
    },
  };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const inboxOf = ({ connection }: ReturnType<typeof fakeConnection>) =>
  createInbox({ connection, clocks: atOnce, newId: () => 'search', onLeave: () => {} });

describe('the inbox', () => {
  test('shows the snapshot, then what is pushed, with the newest selected', async () => {
    const engine = fakeConnection({ total: 3, seq: 1 });
    const inbox = inboxOf(engine);
    engine.live();
    await settle();
    expect(inbox.store.getState().pages.total).toBe(3);
    engine.arrive(2);
    await settle();
    const { pages, follow } = inbox.store.getState();
    expect(pages.total).toBe(5);
    expect(follow.selected).toBe(4);
    expect(rowAt(pages, 4)?.seq).toBe(5);
  });

  test('a push that overtakes the snapshot is not lost', async () => {
    const engine = fakeConnection({ total: 3, seq: 1 });
    const inbox = inboxOf(engine);
    engine.hold(true);
    engine.live();
    await settle();
    engine.arrive(1);
    await settle();
    engine.release();
    await settle();
    expect(inbox.store.getState().pages.total).toBe(4);
    expect(rowAt(inbox.store.getState().pages, 3)?.seq).toBe(4);
  });

  test('rows that were inspected anew are read anew, and the selection stays', async () => {
    const engine = fakeConnection({ total: 50, seq: 1 });
    const inbox = inboxOf(engine);
    engine.live();
    await settle();
    inbox.select(10);
    engine.asked.length = 0;
    engine.reinspect();
    await settle();
    expect(engine.asked).toEqual([0]);
    expect(inbox.store.getState().follow.selected).toBe(10);
  });

  test('gaps in what is shown are fetched, and only those', async () => {
    const engine = fakeConnection({ total: 100, seq: 1 });
    const inbox = inboxOf(engine);
    engine.live();
    await settle();
    engine.asked.length = 0;
    engine.arrive(900);
    await settle();
    inbox.show(750, 790);
    await vi.waitFor(() => expect(rowAt(inbox.store.getState().pages, 760)?.seq).toBe(761));
    expect(engine.asked).toEqual([700]);
  });

  test('a fresh link asks for everything anew, and a shorter history starts over', async () => {
    const history = { total: 50, seq: 900 };
    const engine = fakeConnection(history);
    const inbox = inboxOf(engine);
    engine.live();
    await settle();
    inbox.select(10);
    history.total = 2;
    history.seq = 1;
    engine.live();
    await settle();
    const { pages, follow } = inbox.store.getState();
    expect(pages.total).toBe(2);
    expect(rowAt(pages, 10)).toBeUndefined();
    expect(follow.selected).toBe(1);
    engine.arrive(1);
    await settle();
    expect(inbox.store.getState().pages.total).toBe(3);
  });

  test('a push of the earlier link that waited for its frame is not mixed into the new history', async () => {
    const history = { total: 50, seq: 1 };
    const engine = fakeConnection(history);
    const inbox = inboxOf(engine);
    engine.live();
    await settle();
    history.seq = 900;
    engine.arrive(40);
    // In the same turn the link breaks and another engine answers, with a history of its own.
    Object.assign(history, { total: 2, seq: 1 });
    engine.live();
    await settle();
    expect(inbox.store.getState().pages.total).toBe(2);
  });

  test('a page that does not come whole is not asked for in a spin, but when the user moves', async () => {
    const history = { total: 250, seq: 1 };
    const engine = fakeConnection(history);
    const inbox = inboxOf(engine);
    engine.live();
    await settle();
    // The engine's reader lags behind what was pushed.
    history.total = 300;
    engine.arrive(500);
    history.total = 350;
    history.seq = 1;
    engine.asked.length = 0;
    inbox.show(320, 330);
    await settle();
    await settle();
    expect(engine.asked).toEqual([300]);
    inbox.show(321, 331);
    await settle();
    expect(engine.asked).toEqual([300, 300]);
  });

  test('an event is selected by its running number, and following stops', async () => {
    const engine = fakeConnection({ total: 1000, seq: 1 });
    const inbox = inboxOf(engine);
    engine.live();
    await settle();
    await inbox.selectSeq(12);
    await settle();
    expect(inbox.store.getState().follow).toMatchObject({ following: false, selected: 11 });
  });

  test('the selected event stays selected when others are removed, and so do the new ones stay new', async () => {
    const history = { total: 1000, seq: 1, removed: 0 };
    const engine = fakeConnection(history);
    const inbox = inboxOf(engine);
    engine.live();
    await settle();
    inbox.show(985, 995);
    await settle();
    inbox.select(990);
    engine.push({ name: 'events.added', seq: 2, data: { total: 1002, events: summaries(1000, 1002) } });
    await settle();
    Object.assign(history, { total: 992, seq: 3, removed: 10 });
    engine.push({ name: 'events.removed', seq: 3, data: { total: 992 } });
    await settle();
    await settle();
    expect(inbox.store.getState().pages.total).toBe(992);
    expect(inbox.store.getState().follow).toEqual({ following: false, selected: 980, seenTotal: 990 });
  });

  test('several events are chosen, also ones that are not held, and arrivals change none of them', async () => {
    const engine = fakeConnection({ total: 1000, seq: 1 });
    const inbox = inboxOf(engine);
    engine.live();
    await settle();
    inbox.select(998);
    inbox.choose(10, 'toggle');
    engine.arrive(5);
    await settle();
    expect((await inbox.chosenRows()).map(({ seq }) => seq)).toEqual([11, 999]);
    expect(inbox.store.getState().follow).toMatchObject({ following: false, selected: 10 });
    inbox.chooseAll();
    expect(await inbox.chosenRows()).toHaveLength(1005);
    inbox.select(3);
    expect((await inbox.chosenRows()).map(({ seq }) => seq)).toEqual([4]);
  });

  test('in a history that got shorter nothing is chosen any more', async () => {
    const history = { total: 50, seq: 900 };
    const engine = fakeConnection(history);
    const inbox = inboxOf(engine);
    engine.live();
    await settle();
    inbox.chooseAll();
    Object.assign(history, { total: 2, seq: 1 });
    engine.live();
    await settle();
    expect(inbox.store.getState().chosen.positions.size).toBe(0);
  });

  test('a page that cannot be read is said, and asked for again when the user moves', async () => {
    const engine = fakeConnection({ total: 1000, seq: 1 });
    const inbox = inboxOf(engine);
    engine.live();
    await settle();
    engine.refuse(true);
    inbox.show(500, 510);
    await settle();
    expect(inbox.store.getState()).toMatchObject({ phase: 'ready', problem: 'The history is gone.' });
    engine.refuse(false);
    inbox.show(500, 511);
    await settle();
    expect(inbox.store.getState().problem).toBeNull();
    expect(rowAt(inbox.store.getState().pages, 505)?.seq).toBe(506);
  });

  test('arrivals are told with their number, also when a push carries fewer rows', async () => {
    const engine = fakeConnection({ total: 1, seq: 1 });
    const inbox = inboxOf(engine);
    engine.live();
    await settle();
    const told: number[] = [];
    inbox.onArrivals((rows, count) => told.push(rows.length, count));
    engine.arrive(500);
    await settle();
    expect(told).toEqual([200, 500]);
  });

  test('a history that cannot be read is said, and can be asked again', async () => {
    const engine = fakeConnection({ total: 1, seq: 1 });
    const inbox = inboxOf(engine);
    engine.refuse(true);
    engine.live();
    await settle();
    expect(inbox.store.getState()).toMatchObject({ phase: 'failed', problem: 'The history is gone.' });
    engine.refuse(false);
    inbox.reload();
    await settle();
    expect(inbox.store.getState()).toMatchObject({ phase: 'ready', problem: null });
  });
});

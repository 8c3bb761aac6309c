import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PUSH_ROWS, type Push } from '../../../core/contract/calls.ts';
import type { EventSummary } from '../../../core/contract/models.ts';
import { createHub, type Hub } from '../../../core/engine/hub.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const row = (seq: number): EventSummary => ({
  id: `x-${seq}`,
  seq,
  receivedAt: '2026-11-22T00:00:00.000Z',
  method: 'POST',
  path: '/',
  query: null,
  size: 0,
  capture: 'complete',
  endpoint: null,
  provider: null,
  eventType: null,
  pinned: false,
  note: null,
  imported: null,
  validation: null,
  signature: null,
  reply: null,
});

function listenTo(hub: Hub<EventSummary>): Push[] {
  const pushes: Push[] = [];
  hub.subscribe((push) => pushes.push(push));
  return pushes;
}

describe('the hub', () => {
  it('sends the first of a burst at once and the rest together, a frame later', () => {
    const hub = createHub((event: EventSummary) => event);
    const pushes = listenTo(hub);
    for (let seq = 1; seq <= 10; seq++) hub.eventsAdded([row(seq)], seq);
    expect(pushes).toHaveLength(1);
    vi.advanceTimersByTime(16);
    expect(pushes).toHaveLength(2);
    expect(pushes[1]).toMatchObject({ seq: 2, data: { total: 10 } });
    vi.advanceTimersByTime(1_000);
    expect(pushes).toHaveLength(2);
  });

  it('carries the newest rows only, and the true total', () => {
    const hub = createHub((event: EventSummary) => event);
    const pushes = listenTo(hub);
    hub.eventsAdded([row(1)], 1);
    for (let seq = 2; seq <= 1000; seq++) hub.eventsAdded([row(seq)], seq);
    vi.advanceTimersByTime(16);
    const last = pushes.at(-1);
    if (last?.name !== 'events.added') throw new Error('no arrivals');
    expect(last.data.total).toBe(1000);
    expect(last.data.events.map(({ seq }) => seq)).toEqual(
      Array.from({ length: PUSH_ROWS }, (_, index) => 1000 - PUSH_ROWS + 1 + index),
    );
  });

  it('tells what arrived before a change of state before it, and numbers without gaps', () => {
    const hub = createHub((event: EventSummary) => event);
    const pushes = listenTo(hub);
    hub.eventsAdded([row(1)], 1);
    hub.eventsAdded([row(2)], 2);
    hub.engineChanged({} as never);
    expect(pushes.map(({ name }) => name)).toEqual(['events.added', 'events.added', 'engine.changed']);
    expect(pushes.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(hub.seq).toBe(3);
    hub.close();
  });
});

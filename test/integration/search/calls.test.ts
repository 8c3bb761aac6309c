import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventSummary } from '../../../core/contract/models.ts';
import type { SearchFound } from '../../../core/contract/search-calls.ts';
import { exampleBodies } from '../../../scripts/bench/bodies.mjs';
import { type RunningEngine, startEngine, temporaryFolder } from '../../support/engine.ts';
import { send } from '../../support/http.ts';

const examples = exampleBodies();
const body = (id: string): Buffer => examples.get(id) ?? Buffer.from('');

let folder: ReturnType<typeof temporaryFolder>;
let running: RunningEngine;
beforeEach(async () => {
  folder = temporaryFolder();
  running = await startEngine({ dataDir: folder.path });
});
afterEach(async () => {
  await running.close();
  folder.remove();
});

const told = (search: string): SearchFound[] =>
  running.pushes.flatMap((push) =>
    push.name === 'search.found' && push.data.search === search ? [push.data] : [],
  );

/** Searches to the end and gives the found rows, the oldest first. */
async function search(query: string, name = query || 'all'): Promise<EventSummary[]> {
  await running.call('search.start', { search: name, query });
  await expect.poll(() => told(name).at(-1)?.state).toBe('done');
  return rows(name);
}
async function rows(name: string): Promise<EventSummary[]> {
  const { first } = await running.call('events.page', { search: name, offset: 0, limit: 1 });
  return (await running.call('events.page', { search: name, offset: first, limit: 500 })).events;
}
const seqs = (events: readonly EventSummary[]): number[] => events.map(({ seq }) => seq);

async function capture(): Promise<void> {
  await send(running.url, { path: '/okhi', body: body('okhi/verified') });
  await send(running.url, { path: '/okaya', body: body('okaya/user.created') });
  await send(running.url, { path: '/okhi', body: '{"v2":{"verification_status":1}}' });
  await running.arrived(3);
}

describe('a search', () => {
  it('finds what is there, of the last arrival as well, and gives it page by page', async () => {
    await capture();
    expect(seqs(await search('provider:okhi'))).toEqual([1, 3]);
    expect(seqs(await search('is:invalid'))).toEqual([3]);
    expect(seqs(await search('body.v2.verification_status:verified'))).toEqual([1]);
    expect(seqs(await search(''))).toEqual([1, 2, 3]);
    const page = await running.call('events.page', { search: 'provider:okhi', offset: 2, limit: 1 });
    expect(page).toMatchObject({ first: 1, total: 3, events: [{ seq: 3, provider: 'okhi' }] });
    expect(told('provider:okhi').at(-1)).toMatchObject({ first: 1, looked: 3, of: 3, problem: null });
  });

  it('takes in what arrives and fits, on top and at once', async () => {
    await capture();
    await search('method:PUT or provider:okaya', 'mine');
    await send(running.url, { method: 'PUT', path: '/x', body: '1' });
    await send(running.url, { path: '/x', body: '2' });
    await running.arrived(5);
    await expect
      .poll(() => running.pushes.flatMap((push) => (push.name === 'search.added' ? [push.data] : [])))
      .toMatchObject([{ search: 'mine', total: 4, events: [{ seq: 4, method: 'PUT' }] }]);
    expect(seqs(await rows('mine'))).toEqual([2, 4]);
  });

  it('is refused where it is broken, with its place', async () => {
    await expect(running.call('search.start', { search: 'a', query: 'is:valid )' })).rejects.toMatchObject({
      code: 'query-malformed',
      details: { at: 9, length: 1 },
    });
    await expect(running.call('events.page', { search: 'a', offset: 0, limit: 1 })).rejects.toThrow(
      /not open/,
    );
  });

  it('ends with its page, and is not told of any more', async () => {
    await capture();
    let leave = (): void => undefined;
    const caller = {
      onClose(listener: () => void) {
        leave = listener;
      },
    };
    await running.engine.call('search.start', { search: 'a', query: '' }, caller);
    leave();
    await expect(running.call('events.page', { search: 'a', offset: 0, limit: 1 })).rejects.toThrow(
      /not open/,
    );
    await running.call('search.end', { search: 'a' });
    await running.call('search.stop', { search: 'a' });
  });
});

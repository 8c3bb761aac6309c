import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventSummary } from '../../../core/contract/models.ts';
import { exampleBodies } from '../../../scripts/bench/bodies.mjs';
import { hookglass, jsonLines } from '../../support/cli.ts';
import { type RunningEngine, startEngine, temporaryFolder } from '../../support/engine.ts';
import { send } from '../../support/http.ts';

const examples = exampleBodies();

let folder: ReturnType<typeof temporaryFolder>;
let running: RunningEngine;
let open: boolean;
beforeEach(async () => {
  folder = temporaryFolder();
  running = await startEngine({ dataDir: folder.path });
  open = true;
  const sent: [string, string][] = [
    ['/okhi', 'okhi/verified'],
    ['/okaya', 'okaya/user.created'],
    ['/okhi', 'okhi/not_at_address'],
    ['/ml', 'meetinglawyers/message_sent'],
  ];
  for (const [path, id] of sent) await send(running.url, { path, body: examples.get(id) ?? '' });
  await send(running.url, { path: '/okhi', body: '{"v2":{"verification_status":1}}' });
  await send(running.url, { method: 'GET', path: '/health' });
  await running.arrived(6);
});
afterEach(async () => {
  await close();
  folder.remove();
});

async function close(): Promise<void> {
  if (open) await running.close();
  open = false;
}

/** What the window lists, the newest first. */
async function windowRows(query: string): Promise<EventSummary[]> {
  await running.call('search.start', { search: query, query });
  await expect
    .poll(() =>
      running.pushes.some(
        (push) => push.name === 'search.found' && push.data.search === query && push.data.state === 'done',
      ),
    )
    .toBe(true);
  const { first } = await running.call('events.page', { search: query, offset: 0, limit: 1 });
  const { events } = await running.call('events.page', { search: query, offset: first, limit: 500 });
  return [...events].reverse();
}

const command = (...args: string[]) => hookglass(['events', ...args, '--data', folder.path, '--json']);
const seqs = (text: string): unknown[] => jsonLines(text).map(({ seq }) => seq);

describe('--query', () => {
  it.each([
    'provider:okhi',
    'type:verified or type:message_sent',
    'is:invalid',
    '-provider:okhi method:POST',
    'method:GET',
    'status>=200 size>100',
    'header.content-type:*json*',
    'body.v2.verification_status:not_at_address',
    '"installation_id"',
    'is:pinned or note:look*',
  ])('of events list finds what the window finds: %s', async (query) => {
    await running.call('events.pin', { id: '2', pinned: true });
    await running.call('events.note', { id: '4', note: 'look here' });
    const { code, stdout } = await command('list', '--query', query);
    expect(code).toBe(0);
    const rows = await windowRows(query);
    expect(rows.length).toBeGreaterThan(0);
    expect(jsonLines(stdout)).toEqual(rows);
  });

  it('leaves out what was removed', async () => {
    await running.call('events.remove', { ids: ['1'] });
    const { stdout } = await command('list', '--query', 'provider:okhi');
    expect(seqs(stdout)).toEqual([5, 3]);
    expect((await windowRows('provider:okhi')).map(({ seq }) => seq)).toEqual([5, 3]);
  });

  it('of events export and forget is the same, and a mistake in it is told at its character', async () => {
    const exported = await command('export', '--query', 'provider:okhi type:verified');
    expect(seqs(exported.stdout)).toEqual([1]);
    for (const name of ['list', 'export', 'forget']) {
      const { code, stderr } = await command(name, '--query', 'is:nothing');
      expect(code).toBe(2);
      expect(jsonLines(stderr)[0]).toMatchObject({ type: 'error', code: 'query-malformed' });
    }
    await close();
    const forgotten = await command('forget', '--query', 'provider:okhi', '--yes');
    expect(jsonLines(forgotten.stdout)).toEqual([{ type: 'forgotten', events: 3 }]);
    expect(seqs((await command('list')).stdout)).toEqual([6, 4, 2]);
  });
});

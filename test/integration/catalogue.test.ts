import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CatalogueProvider } from '../../core/contract/catalogue-calls.ts';
import { createEngine } from '../../core/engine/engine.ts';
import { RULES_VERSION } from '../../core/inspect/inspect.ts';
import { builtInRegistry } from '../../core/providers/registry.ts';
import { openHistory } from '../../core/store/history.ts';
import { openDatabase } from '../../core/store/sqlite.ts';
import { listTemplates } from '../../core/templates.ts';
import { engineOptions, type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';

let folder: ReturnType<typeof temporaryFolder>;
let running: RunningEngine;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await running.close();
  folder.remove();
});

const fixture = (id: string): Buffer => readFileSync(`fixtures/${id}.json`);
const typeIn = (providers: readonly CatalogueProvider[], id: string) =>
  providers
    .flatMap((provider) => provider.types.map((type) => ({ ...type, id: `${provider.id}/${type.id}` })))
    .find((type) => type.id === id);
const arrivedOf = async (id: string) =>
  typeIn((await running.call('catalogue.list', {})).providers, id)?.arrived;

describe('the catalogue', () => {
  it('has every provider and event type, with fields, notes and examples', async () => {
    running = await startEngine();
    const { providers } = await running.call('catalogue.list', {});
    expect(providers.map(({ id }) => id)).toEqual(builtInRegistry.providers.map(({ id }) => id));
    const types = providers.flatMap((provider) => provider.types);
    expect(types.flatMap(({ template }) => (template ? [template.id] : []))).toEqual(
      listTemplates(builtInRegistry).map(({ id }) => id),
    );
    expect(types.every(({ fields, arrived }) => fields.length > 0 && arrived === null)).toBe(true);
    expect(typeIn(providers, 'klustr/user.ekyc.verified')).toMatchObject({
      documented: false,
      summary: 'Occurs when a user has verified their ekyc status.',
      template: { documented: false },
    });
  });

  it('counts what has arrived, invalid events of a type too, and tells the newest', async () => {
    running = await startEngine({ dataDir: folder.path });
    expect(await arrivedOf('okhi/verified')).toBeNull();
    const verified = fixture('okhi/verified');
    await send(running.url, { body: verified });
    await send(running.url, { body: verified.toString().replace('continuous', 'weekly') });
    await send(running.url, { body: fixture('okhi/unknown') });
    await send(running.url, { body: JSON.stringify({ event_type: 'user.invented', data: {} }) });
    await running.arrived(4);
    const { events } = await running.call('events.page', { offset: 1, limit: 1 });
    expect(await arrivedOf('okhi/verified')).toEqual({
      count: 2,
      lastId: events[0]?.id,
      lastSeq: 2,
      lastAt: events[0]?.receivedAt,
    });
    expect((await arrivedOf('okhi/unknown'))?.count).toBe(1);
    expect(await arrivedOf('klustr/user.consent')).toBeNull();
  });

  it('counts what an earlier engine stored, and goes on from there', async () => {
    const first = await startEngine({ dataDir: folder.path });
    await send(first.url, { body: fixture('okaya/user.created') });
    await first.arrived(1);
    await first.close();
    running = await startEngine({ dataDir: folder.path });
    expect((await arrivedOf('okaya/user.created'))?.count).toBe(1);
    await send(running.url, { body: fixture('okaya/user.created') });
    await running.arrived(2);
    expect(await arrivedOf('okaya/user.created')).toMatchObject({ count: 2, lastSeq: 2 });
  });

  it('counts anew what is judged anew', async () => {
    const first = await startEngine({ dataDir: folder.path });
    await send(first.url, { body: fixture('okhi/verified') });
    await first.arrived(1);
    await first.close();
    const database = openDatabase(join(folder.path, 'history.db'));
    database.exec(`UPDATE inspections SET event_type = 'unknown', rules_version = 0;
      UPDATE history SET value = '0' WHERE name = 'rules-version'`);
    database.close();
    // Asked before anything was judged anew, so that the first count is of what the history said then.
    const engine = await createEngine({ ...engineOptions(), dataDir: folder.path });
    const early = engine.call('catalogue.list', {});
    running = await startEngine({}, 0, Promise.resolve(engine));
    await early;
    await expect.poll(async () => (await arrivedOf('okhi/verified'))?.count).toBe(1);
    expect(await arrivedOf('okhi/unknown')).toBeNull();
  });

  it('counts a hundred thousand events while it goes on capturing', async () => {
    fillHistory(folder.path, 100_000);
    running = await startEngine({ dataDir: folder.path });
    const counting = running.call('catalogue.list', {});
    const answer = await send(running.url, { body: fixture('okhi/verified') });
    expect(answer.status).toBe(200);
    const { providers } = await counting;
    // Of every ten: three verified, one unknown, one of a provider without a type, the others of none.
    expect(typeIn(providers, 'okhi/verified')?.arrived).toMatchObject({ count: 30_000, lastSeq: 100_000 });
    expect(typeIn(providers, 'okhi/unknown')?.arrived).toMatchObject({ count: 10_000, lastSeq: 99_993 });
    expect(typeIn(providers, 'okhi/not_at_address')?.arrived).toBeNull();
    expect(await arrivedOf('okhi/verified')).toMatchObject({ count: 30_001, lastSeq: 100_001 });
  });
});

describe('the fields of a captured event', () => {
  const explained = async (body: Buffer | string, headers: string[] = []) => {
    const { total } = await running.call('events.page', { offset: 0, limit: 1 });
    await send(running.url, { body, headers });
    await running.arrived(total + 1);
    return running.call('fields.of', { id: `#${total + 1}` });
  };
  const pathsOf = (found: Awaited<ReturnType<typeof explained>>) => found?.fields.map(({ path }) => path);

  it('are those of its type, told from its document', async () => {
    running = await startEngine();
    const found = await explained(fixture('okhi/verified'));
    expect(found).toMatchObject({
      provider: 'OkHi',
      eventType: 'verified',
      source: { title: 'OkHi v6.0.0, Webhook' },
      undocumented: expect.stringContaining('will be deprecated'),
    });
    expect(found?.fields.find(({ path }) => path === '/v2/user_id')).toMatchObject({
      types: ['string'],
      required: true,
      description: 'OkHi user ID unique to the user',
    });
    expect(
      pathsOf(await explained(gzipSync(fixture('okhi/verified')), ['content-encoding', 'gzip'])),
    ).toEqual(pathsOf(found));
  });

  it('are those of the form that the body has', async () => {
    running = await startEngine();
    expect(pathsOf(await explained(fixture('okaya/user.session.result')))).toContain('/data/sessionID');
    const shared = await explained(JSON.stringify({ type: 'user.session.result', data: {} }));
    expect(pathsOf(shared)).toEqual(['/id', '/object', '/type', '/data']);
    expect(shared?.undocumented).toContain('leaves all or part of its payload open');
    const untyped = await explained(JSON.stringify({ occurred_on: 'now', type: 1, payload: {} }));
    expect(untyped).toMatchObject({ provider: 'MeetingLawyers', eventType: null });
    expect(pathsOf(untyped)).toEqual(['/type', '/occurred_on', '/payload']);
  });

  it('are told as not documented where no document knows the type', async () => {
    running = await startEngine();
    expect(await explained(JSON.stringify({ event_type: 'user.invented', data: {} }))).toMatchObject({
      eventType: 'user.invented',
      fields: [],
      undocumented: 'No document of Klustr names this event type, so none explains its fields.',
    });
  });

  it('are none of what is not JSON, or of nobody known', async () => {
    running = await startEngine();
    expect(await explained('{"v2":')).toBeNull();
    expect(await explained('{"a":1}')).toBeNull();
    await expect(running.call('fields.of', { id: '#99' })).rejects.toMatchObject({ code: 'event-not-found' });
  });
});

/** A history of so many events, of a few inspections that they share. */
function fillHistory(dataDir: string, count: number): void {
  const { database, close } = openHistory(dataDir, { pid: 1, now: 0 });
  const numbers = `WITH RECURSIVE n (seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM n WHERE seq < ${count})`;
  const inspection = (id: number, provider: string, type: string): string =>
    `INSERT INTO inspections VALUES (${id}, ${RULES_VERSION}, ${provider}, ${type}, 'valid', 0, 0, 'not-checked', NULL);`;
  database.exec(`BEGIN;
    ${inspection(1, "'okhi'", "'verified'")} ${inspection(2, "'okhi'", "'unknown'")}
    ${inspection(3, "'okhi'", 'NULL')} ${inspection(4, 'NULL', 'NULL')}
    INSERT INTO requests (seq, received_at, method, path, http_version, headers, body)
      ${numbers} SELECT seq, seq * 1000, 'POST', '/', '1.1', '[]', x'7b7d' FROM n;
    INSERT INTO outcomes (seq, inspection)
      ${numbers} SELECT seq, CASE WHEN seq % 10 < 3 THEN 1 WHEN seq % 10 = 3 THEN 2 WHEN seq % 10 = 4 THEN 3 ELSE 4 END FROM n;
    INSERT INTO history VALUES ('rules-version', '${RULES_VERSION}');
    COMMIT;`);
  close();
}

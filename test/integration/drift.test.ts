import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DriftReport, driftReport } from '../../core/contract/drift-calls.ts';
import { createEngine } from '../../core/engine/engine.ts';
import { openDatabase } from '../../core/store/sqlite.ts';
import { hookglass, jsonLines } from '../support/cli.ts';
import { engineOptions, type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';
import { send, sendMany } from '../support/http.ts';

const verified = readFileSync('fixtures/okhi/verified.json', 'utf8');
const sessionResult = readFileSync('fixtures/okaya/user.session.result.json', 'utf8');

/** OkHi's documented example with some of its fields changed; `undefined` takes one away. */
function okhiWith(changes: Record<string, unknown>): string {
  const { v2 } = JSON.parse(verified) as { v2: Record<string, unknown> };
  return JSON.stringify({ v2: { ...v2, ...changes } });
}

const findings = ({ fields }: DriftReport): string[] =>
  fields.flatMap(({ path, findings: found }) =>
    found.map(({ code, alarm, events }) => `${path} ${code} ${events}${alarm ? '!' : ''}`),
  );

let folder: ReturnType<typeof temporaryFolder>;
let running: RunningEngine;
let jobs = 0;

const look = (provider: string, eventType: string, limit?: number): Promise<DriftReport> =>
  running.call('drift.get', { job: `test-${++jobs}`, provider, eventType, limit });

async function sendAll(bodies: readonly string[]): Promise<void> {
  for (const body of bodies) expect(await send(running.url, { body })).toMatchObject({ status: 200 });
}

beforeEach(async () => {
  folder = temporaryFolder();
  running = await startEngine({ dataDir: folder.path });
});
afterEach(async () => {
  await running.close();
  folder.remove();
});

describe('drift of captured events', () => {
  it('names what is new, missing, retyped and outside its set, and leaves one sample an observation', async () => {
    const odd = okhiWith({
      geo: { lat: 1.2 },
      location_id: undefined,
      user_id: 7,
      verification_mode: 'weekly',
    });
    await sendAll([verified, odd, odd, okhiWith({ once: true, branch_id: null })]);
    const report = await look('okhi', 'verified');
    expect(findings(report)).toEqual([
      '/v2/branch_id retyped 1',
      '/v2/location_id missing 2!',
      '/v2/user_id retyped 2!',
      '/v2/verification_mode outside-set 2!',
      '/v2/geo new 2!',
      '/v2/once new 1',
    ]);
    expect(report).toMatchObject({ events: 4, alarms: 4, from: { seq: 1 }, to: { seq: 4 }, unreadable: 0 });
    const missing = report.fields.find(({ path }) => path === '/v2/location_id')?.findings[0];
    const newest = await running.call('events.get', { id: missing?.newest.id ?? '' });
    expect(newest).toMatchObject({ seq: 3, receivedAt: missing?.newest.receivedAt });
  });

  it('looks into compressed bodies, and counts those that are no JSON', async () => {
    const body = gzipSync(okhiWith({ user_id: 7 }));
    const headers = ['content-encoding', 'gzip', 'content-length', String(body.length), 'host', 'x'];
    for (const _ of [1, 2]) await send(running.url, { headers, body });
    const broken = ['okhi-authorization', 'x', 'content-length', '3', 'host', 'x'];
    await send(running.url, { headers: broken, body: 'no.' });
    const report = await look('okhi', 'verified');
    expect(report).toMatchObject({ events: 2, unreadable: 1 });
    expect(findings(report)).toEqual(['/v2/user_id retyped 2!']);
  });

  it('leaves out what other types and providers sent, and looks at the newest first', async () => {
    await sendAll([
      verified,
      sessionResult,
      okhiWith({ verification_status: 'unknown' }),
      okhiWith({ user_id: 7 }),
    ]);
    expect(await look('okhi', 'verified')).toMatchObject({ events: 2, from: { seq: 1 }, to: { seq: 4 } });
    const newest = await look('okhi', 'verified', 1);
    expect(newest).toMatchObject({ events: 1, from: { seq: 4 }, to: { seq: 4 } });
    expect(findings(newest)).toEqual(['/v2/user_id retyped 1']);
  });

  it('learns a payload that no document describes, without alarm', async () => {
    const made = JSON.stringify({ event_type: 'user.made.up', data: { a: 1 } });
    await sendAll([made, made, made]);
    const report = await look('klustr', 'user.made.up');
    expect(report).toMatchObject({ events: 3, documented: false, source: null, alarms: 0 });
    expect(report.fields.map(({ path }) => path)).toEqual(['/data', '/data/a', '/event_type']);
  });

  it('skips a row that cannot be read, and tells the others', async () => {
    await sendAll([verified, verified, verified]);
    const database = openDatabase(join(folder.path, 'history.db'));
    database.exec("UPDATE requests SET body = x'00' WHERE seq = 2");
    database.close();
    expect(await look('okhi', 'verified')).toMatchObject({ events: 2, unreadable: 1 });
  });
});

describe('the types that have events', () => {
  it('are counted as they come, in the order of the documents', async () => {
    expect(await running.call('drift.types', {})).toEqual({ types: [], more: 0 });
    await sendAll([verified, sessionResult, verified, '{}', 'no json']);
    const { types } = await running.call('drift.types', {});
    expect(types).toMatchObject([
      { provider: 'okaya', eventType: 'user.session.result', title: 'Session result', count: 1 },
      { provider: 'okhi', eventType: 'verified', title: 'Verified', count: 2, lastSeen: { seq: 3 } },
    ]);
    const { receivedAt } = await running.call('events.get', { id: types[1]?.lastSeen.id ?? '' });
    expect(types[1]?.lastSeen.receivedAt).toBe(receivedAt);
    await sendAll([verified, JSON.stringify({ event_type: 'user.made.up', data: {} })]);
    const later = await running.call('drift.types', {});
    expect(later.types.map(({ eventType, title, count }) => [eventType, title, count])).toEqual([
      ['user.session.result', 'Session result', 1],
      ['verified', 'Verified', 3],
      ['user.made.up', null, 1],
    ]);
  });

  it('are counted anew once events were inspected anew', async () => {
    await sendAll([verified, verified]);
    await running.close();
    const database = openDatabase(join(folder.path, 'history.db'));
    database.exec(
      "UPDATE inspections SET event_type = 'unknown'; UPDATE history SET value = '0' WHERE name = 'rules-version'",
    );
    database.close();
    const engine = await createEngine({ ...engineOptions(), dataDir: folder.path });
    // Before the first turn of the event loop, in which inspecting begins.
    const early = engine.call('drift.types', {});
    running = await startEngine({}, 0, Promise.resolve(engine));
    await expect.poll(() => running.pushes.map(({ name }) => name)).toContain('events.reinspected');
    expect(await early).toMatchObject({ types: [{ eventType: 'unknown', count: 2 }] });
    expect(await running.call('drift.types', {})).toMatchObject({
      types: [{ eventType: 'verified', count: 2 }],
    });
  });
});

describe('beside the capture', () => {
  const COUNT = 20_000;
  beforeEach(async () => {
    expect(await sendMany(running.url, COUNT, (n) => okhiWith({ user_id: `user-${n}` }))).toBe(COUNT);
    await running.arrived(COUNT);
  }, 120_000);

  it('looks at 20,000 events while requests are taken', async () => {
    let ended = false;
    const looking = look('okhi', 'verified', COUNT).finally(() => {
      ended = true;
    });
    let taken = 0;
    while (!ended) {
      await sendAll([verified]);
      taken += 1;
    }
    expect(taken).toBeGreaterThan(1);
    expect(await looking).toMatchObject({ events: COUNT, alarms: 0, to: { seq: COUNT } });
    expect((await running.call('engine.state', {})).totalEvents).toBe(COUNT + taken);
    const { types } = await running.call('drift.types', {});
    expect(types).toMatchObject([{ eventType: 'verified', count: COUNT + taken }]);

    // Told how far it is; and once told to stop, it stops.
    const job = 'to-be-cancelled';
    const stop = running.engine.onPush((push) => {
      if (push.name !== 'job.progress' || push.data.job !== job) return;
      stop();
      void running.call('jobs.cancel', { job });
    });
    const request = { job, provider: 'okhi', eventType: 'verified', limit: COUNT };
    await expect(running.call('drift.get', request)).rejects.toMatchObject({ code: 'job-cancelled' });
    const progress = running.pushes.flatMap((push) => (push.name === 'job.progress' ? [push.data.job] : []));
    expect(progress).toContain(job);
    expect(progress.filter((name) => name === job)).toHaveLength(1);
    expect(await look('okhi', 'verified', 10)).toMatchObject({ events: 10 });
  });
});

describe('events drift', () => {
  const drift = (...args: string[]) => hookglass(['events', 'drift', ...args, '--data', folder.path]);

  it('prints one object, beside the process that writes, and ends with 1 where something differs', async () => {
    await sendAll([verified, okhiWith({ extra: 1 })]);
    const calm = await drift('--type', 'verified', '--json');
    expect(calm.code).toBe(0);
    await sendAll([okhiWith({ extra: 1 })]);
    const { code, stdout } = await drift('--type', 'okhi/verified', '--json');
    expect(code).toBe(1);
    const [line, ...others] = jsonLines(stdout);
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      provider: 'okhi',
      eventType: 'verified',
      events: 3,
      alarms: 1,
      alarmFrom: 2,
    });
    expect(findings(driftReport.parse(line))).toEqual(['/v2/extra new 2!']);
    const newest = await drift('--type', 'verified', '--provider', 'okhi', '--limit', '1', '--json');
    expect(newest.code).toBe(0);
    expect(jsonLines(newest.stdout)[0]).toMatchObject({ events: 1 });
  });

  it('says the same to people, and lets no name in a body steer the terminal', async () => {
    const body = okhiWith({ '\u001b[31m': 1, user_id: 7 });
    await sendAll([body, body]);
    const { code, stdout } = await drift('--type', 'verified');
    expect(code).toBe(1);
    expect(stdout).toContain('okhi/verified: 2 of 10 fields differ from the document over 2 events.');
    expect(stdout).toMatch(/✕ \/v2\/user_id +string +2 of 2, number +7\n/);
    expect(stdout).toContain('Documented as a string, but a number in 2 of 2 events. Newest: #2');
    expect(stdout).toContain('/v2/\\u001b[31m');
    expect(stdout).not.toContain('\u001b');
  });

  it('is calm about a type without events, also where there is no history', async () => {
    const none = await drift('--type', 'app_opened', '--json');
    expect(none.code).toBe(0);
    expect(jsonLines(none.stdout)[0]).toMatchObject({
      provider: 'meetinglawyers',
      events: 0,
      from: null,
      to: null,
    });
    const nowhere = join(folder.path, 'nowhere');
    const { code, stdout } = await hookglass(['events', 'drift', '--type', 'app_opened', '--data', nowhere]);
    expect(code).toBe(0);
    expect(stdout).toContain('No event of this type has come yet.');
  });

  it('takes a type that only events know, and refuses one that nobody knows', async () => {
    const made = JSON.stringify({ event_type: 'user.made.up', data: {} });
    await sendAll([made]);
    const learned = await drift('--type', 'user.made.up', '--json');
    expect(learned.code).toBe(0);
    expect(jsonLines(learned.stdout)[0]).toMatchObject({ provider: 'klustr', events: 1, documented: false });
    const { code, stderr } = await drift('--type', 'nobody.knows', '--json');
    expect(code).toBe(2);
    expect(jsonLines(stderr)[0]).toMatchObject({ type: 'error', code: 'event-type-not-found' });
    expect((await drift('--json')).code).toBe(2);
    expect((await drift('--type', 'verified', '--limit', '0')).code).toBe(2);
  });
});

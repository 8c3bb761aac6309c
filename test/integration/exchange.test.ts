import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ExportFormat } from '../../core/contract/exchange-calls.ts';
import { IMPORT_PIECE } from '../../core/contract/exchange-calls.ts';
import { openDatabase } from '../../core/store/sqlite.ts';
import { memoryVault } from '../../core/vault/vault.ts';
import { type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';
import { importInto } from '../support/import-into.ts';

const verified = readFileSync('fixtures/okhi/verified.json', 'utf8');
async function exportFrom(
  engine: RunningEngine,
  format: ExportFormat,
  ids: readonly string[],
  masked = false,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const piece: { bytesBase64: string; next: number | null } = await engine.call('exchange.export', {
      ids: [...ids],
      format,
      masked,
      from,
    });
    chunks.push(Buffer.from(piece.bytesBase64, 'base64'));
    from = piece.next;
  }
  return Buffer.concat(chunks);
}

describe('events to and from files', () => {
  const folder = temporaryFolder();
  let engine: RunningEngine;
  beforeEach(async () => {
    engine = await startEngine({ vault: memoryVault('a test', { 'endpoint//current': 'top-secret-token' }) });
  });
  afterEach(async () => {
    await engine.close();
    folder.remove();
  });

  const total = async (): Promise<number> =>
    (await engine.call('events.page', { offset: 0, limit: 1 })).total;
  const bytesOf = async (from: RunningEngine, id: string) => {
    const { method, path, query, headers, bodyBase64, eventType, validation } = await from.call(
      'events.full',
      { id },
    );
    return { method, path, query, headers, bodyBase64, eventType, validation };
  };

  test.each(['har', 'json', 'http', 'curl', 'bundle'] as const)(
    'what one Hookglass writes as %s, another takes in: judged, marked, with new numbers',
    async (format) => {
      const host = new URL(engine.url).host;
      const head = ['Host', host, 'X-Twice', '1', 'x-twice', '2', 'Content-Type', 'application/json'];
      await send(engine.url, {
        path: '/okhi?a=1',
        headers: [...head, 'Content-Length', String(verified.length)],
        body: verified,
      });
      await send(engine.url, {
        path: '/bytes',
        headers: [...head, 'Content-Length', '4'],
        body: Buffer.from([0, 255, 10, 39]),
      });
      await engine.arrived(2);
      const file = await exportFrom(engine, format, ['1', '2']);
      const other = await startEngine();
      try {
        await send(other.url, { body: '{}' });
        await other.arrived(1);
        expect(await importInto(other, file)).toMatchObject({
          form: format,
          events: 2,
          first: 2,
          last: 3,
          skipped: 0,
        });
        await other.arrived(3);
        expect(await bytesOf(other, '2')).toEqual(await bytesOf(engine, '1'));
        expect(await bytesOf(other, '3')).toEqual(await bytesOf(engine, '2'));
        const { receivedAt } = await engine.call('events.get', { id: '1' });
        const detail = await other.call('events.get', { id: '2' });
        expect(detail.imported).toEqual({ form: format, originalAt: receivedAt });
        expect((await other.call('events.get', { id: '1' })).imported).toBeNull();
      } finally {
        await other.close();
      }
    },
  );

  test('secrets are masked by what is known of them, and the preview says where', async () => {
    const headers = [
      'host',
      new URL(engine.url).host,
      'Authorization',
      'Bearer abc',
      'X-Mine',
      'top-secret-token',
      'content-length',
      '24',
    ];
    await send(engine.url, { path: '/a?api_key=k1&b=2', headers, body: '{"t":"top-secret-token"}' });
    await engine.arrived(1);
    const { masked, leftOut } = await engine.call('exchange.preview', { ids: ['1'], format: 'har' });
    expect(leftOut).toBe(0);
    expect(masked).toEqual([
      { place: 'query', name: 'api_key', count: 1 },
      { place: 'header', name: 'Authorization', count: 1 },
      { place: 'header', name: 'X-Mine', count: 1 },
      { place: 'body', name: '', count: 1 },
    ]);
    for (const format of [
      'har',
      'json',
      'http',
      'curl',
      'bundle',
      'vitest',
      'pytest',
      'go',
      'ruby',
    ] as const) {
      const text = (await exportFrom(engine, format, ['1'], true)).toString();
      expect(text, format).not.toMatch(/top-secret-token|abc|k1/);
      expect(text, format).not.toContain(Buffer.from('{"t":"top-secret-token"}').toString('base64'));
    }
    expect((await exportFrom(engine, 'http', ['1'])).toString()).toContain('Bearer abc');
    expect((await exportFrom(engine, 'bundle', ['1'], false)).toString()).not.toContain('Bearer abc');
  });

  test('a verdict that only the sender could find out is kept; one that can be found out here is', async () => {
    const signature = { verdict: 'verified', scheme: 'github', diagnoses: [] };
    const line = JSON.stringify({ method: 'POST', path: '/x', headers: [], bodyBase64: '', signature });
    await importInto(engine, line);
    expect((await engine.call('events.get', { id: '1' })).signature?.verdict).toBe('verified');
  });

  test('entries that cannot be read are counted, and the others are there', async () => {
    const entry = (url: unknown) => ({ request: { method: 'POST', url, headers: [] } });
    const har = {
      log: { entries: [entry('http://a/1'), { request: {} }, entry(7), 5, entry('http://a/2')] },
    };
    const result = await importInto(engine, JSON.stringify(har));
    expect(result).toMatchObject({ form: 'har', events: 2, skipped: 3 });
    expect(result.reason).toContain('no HAR entry');
    expect(await total()).toBe(2);
  });

  test.each([
    [
      'a HAR that breaks off',
      '{"log":{"entries":[{"request":{"method":"GET","url":"http://a/","headers":[]}},{"req',
      'no whole JSON',
    ],
    ['no JSON', '{"log": nonsense', 'no whole JSON'],
    ['an empty file', '', 'no request'],
    ['a HAR without entries', '{"log":{"version":"1.2","entries":[]}}', 'no request'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'could be imported'],
    ['UTF-16', Buffer.from('\ufeff{"log":{}}', 'utf16le'), 'UTF-16'],
    [
      'newer evidence',
      '{"hookglass":{"kind":"evidence","version":2},"events":[{}]}',
      'newer version of Hookglass',
    ],
    ['JSON of something else', '{"a":1}', 'no event of Hookglass'],
  ])('%s is refused in words and leaves nothing', async (_, file, words) => {
    await expect(importInto(engine, file)).rejects.toThrow(words);
    expect(await total()).toBe(0);
  });

  test('cancelled in the middle it leaves nothing, and the history goes on', async () => {
    const line = `${JSON.stringify({ method: 'POST', path: '/x', headers: [], bodyBase64: Buffer.alloc(3000).toString('base64') })}\n`;
    const file = line.repeat(400);
    const cancelled = importInto(engine, file, (job, at) => {
      if (at > IMPORT_PIECE * 2) void engine.call('jobs.cancel', { job });
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'job-cancelled' });
    expect(await total()).toBe(0);
    await send(engine.url, { body: '{}' });
    await engine.arrived(1);
    expect(await importInto(engine, line)).toMatchObject({ first: 2, last: 2 });
  });

  test('a page that goes takes its import along', async () => {
    const gone: (() => void)[] = [];
    const job = 'of-a-page';
    const importing = engine.engine.call(
      'exchange.import',
      { job, size: 10 },
      { onClose: (told) => gone.push(told) },
    );
    for (const told of gone) told();
    await expect(importing).rejects.toMatchObject({ code: 'job-cancelled' });
    await expect(engine.call('exchange.piece', { job, bytesBase64: '', last: true })).rejects.toMatchObject({
      code: 'job-cancelled',
    });
  });

  test('a large file is told of as it goes, and nothing of it is in the file of the history before its end', async () => {
    const { path } = folder;
    const stored = await startEngine({ dataDir: path });
    try {
      const line = `${JSON.stringify({ method: 'POST', path: '/x', headers: [], bodyBase64: Buffer.alloc(60_000, 'a').toString('base64') })}\n`;
      let rows = -1;
      await importInto(stored, line.repeat(100), (_, at) => {
        if (at < IMPORT_PIECE * 20) return;
        const database = openDatabase(`${path}/history.db`, { readOnly: true });
        rows = Math.max(
          rows,
          Number((database.prepare('SELECT count(*) AS n FROM requests').get() as { n: number }).n),
        );
        database.close();
      });
      expect(rows).toBe(0);
      const progress = stored.pushes.flatMap((push) => (push.name === 'job.progress' ? [push.data] : []));
      expect(progress.length).toBeGreaterThan(0);
      for (const { done, total: all } of progress) expect(done).toBeLessThanOrEqual(all ?? 0);
    } finally {
      await stored.close();
    }
  });
});

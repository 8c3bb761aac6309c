import { afterEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../core/contract/calls.ts';
import { checkReport } from '../../core/contract/checks.ts';
import { createCheckReports, REPORTS_KEPT } from '../../core/store/check-reports.ts';
import { openMemoryHistory } from '../../core/store/history.ts';
import { endpointSecret } from '../../core/vault/refs.ts';
import { memoryVault } from '../../core/vault/vault.ts';
import { type RunningEngine, startEngine } from '../support/engine.ts';
import { lawyersHandler, SECRET } from '../support/handlers/lawyers.mjs';
import { listen, type RunningHandler } from '../support/handlers/listen.mjs';

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});
async function started<T extends RunningHandler | RunningEngine>(making: Promise<T>): Promise<T> {
  const one = await making;
  running.push(one);
  return one;
}

const inputFor = (url: string, more: Partial<CallInput<'check.run'>> = {}): CallInput<'check.run'> => ({
  ...{ job: 'a check', provider: 'meetinglawyers', url, scheme: null, headers: [], only: null },
  schemeOptions: { headerName: null, recipe: null, url: null },
  secret: { kind: 'typed', secret: SECRET },
  ...{ stateUrl: null, limitMs: null },
  ...more,
});

describe('check.run', () => {
  it('tells every case as it ends, answers with the report, and shows no secret in either', async () => {
    const engine = await started(startEngine());
    const { url } = await started(lawyersHandler(null));
    const { report, changes } = await engine.call('check.run', inputFor(url));
    expect(report).toMatchObject({ failed: 0, complete: true });
    expect(changes).toEqual([]);
    const told = engine.pushes.flatMap((push) => (push.name === 'check.case' ? [push.data] : []));
    expect(told.map(({ result }) => result.id)).toEqual(report.cases.map(({ id }) => id));
    expect(told.at(-1)).toMatchObject({ job: 'a check', done: told.length, total: told.length });
    expect(JSON.stringify([report, engine.pushes])).not.toContain(SECRET);
  });

  it("signs with an endpoint's secret, which stays in the vault", async () => {
    const vault = memoryVault('a test', { [endpointSecret('', 'current')]: SECRET });
    const engine = await started(startEngine({ vault }));
    const { url } = await started(lawyersHandler(null));
    const secret = { kind: 'endpoint', slug: '' } as const;
    const { report } = await engine.call('check.run', inputFor(url, { secret }));
    expect(report.failed).toBe(0);
  });

  it('says at its field that the secret of an endpoint cannot be had', async () => {
    const engine = await started(startEngine());
    const { url } = await started(lawyersHandler(null));
    const secret = { kind: 'endpoint', slug: 'gone' } as const;
    await expect(engine.call('check.run', inputFor(url, { secret }))).rejects.toMatchObject({
      details: { field: 'secret' },
      message: expect.stringContaining('has no secret that can be read') as string,
    });
  });

  it('ends with what there is when its job is cancelled', async () => {
    const engine = await started(startEngine());
    let requests = 0;
    const { url } = await started(
      listen((_request, response) => {
        if (++requests === 1) response.end();
        else void engine.call('jobs.cancel', { job: 'a check' });
      }, '/'),
    );
    const { report } = await engine.call('check.run', inputFor(url));
    expect(report).toMatchObject({ complete: false, failed: 0, passed: 1 });
    expect(await engine.call('check.last', { provider: 'meetinglawyers', url })).toEqual({ last: null });
  });

  it('says why a handler was not reached, and keeps no such report', async () => {
    const engine = await started(startEngine());
    const handler = await listen(() => {}, '/');
    await handler.close();
    const { report } = await engine.call('check.run', inputFor(handler.url));
    expect(report.unreachable).toContain('Nothing accepts connections');
    expect(
      (await engine.call('check.last', { provider: 'meetinglawyers', url: handler.url })).last,
    ).toBeNull();
  });
});

describe('a later run', () => {
  it('of some cases leaves the others as they stood, and names what was fixed and what regressed', async () => {
    const engine = await started(startEngine());
    let status = 500;
    const { url } = await started(
      listen((request, response) => {
        response.statusCode = request.method === 'GET' ? 405 : status;
        response.end();
      }, '/'),
    );
    const okaya = { provider: 'okaya', secret: { kind: 'none' } } as const;
    const all = await engine.call('check.run', inputFor(url, okaya));
    const failed = all.report.cases.filter((one) => one.status === 'fail').map(({ id }) => id);
    expect(failed).toEqual(['valid/user.created', 'valid/user.session.result']);

    status = 200;
    const some = await engine.call('check.run', inputFor(url, { ...okaya, only: failed }));
    expect(some.report.cases.map(({ id }) => id)).toEqual(all.report.cases.map(({ id }) => id));
    expect(some.report.failed).toBe(0);
    expect(some.changes).toEqual(failed.map((id) => ({ id, kind: 'fixed' })));

    status = 500;
    const again = await engine.call('check.run', inputFor(url, okaya));
    expect(again.changes).toEqual(failed.map((id) => ({ id, kind: 'regressed' })));
    const { last } = await engine.call('check.last', { provider: 'okaya', url });
    expect(last).toEqual(again);
  });
});

describe('the reports', () => {
  it('can be had in every form, and the ids of the cases too', async () => {
    const engine = await started(startEngine());
    const { url } = await started(lawyersHandler(null));
    const { report } = await engine.call('check.run', inputFor(url, { only: ['wrong-method'] }));
    const { text, extension } = await engine.call('check.report', { report, format: 'junit' });
    expect(text).toContain('<testsuites tests="1" failures="0"');
    expect(extension).toBe('xml');
    const { ids } = await engine.call('check.ids', { provider: 'okaya' });
    expect(ids).toContain('valid/user.created');
    expect(ids).toContain('answer-time');
  });

  it('are kept for as many runs as are of use', () => {
    const { database, close } = openMemoryHistory();
    const reports = createCheckReports(database);
    const report = (target: string, durationMs: number) =>
      checkReport.parse({
        ...{ provider: 'okaya', target, durationMs, scheme: null, startedAt: '2026-11-25T00:00:00.000Z' },
        ...{ cases: [], passed: 0, failed: 0, warned: 0, skipped: 0, times: null, unreachable: null },
        complete: true,
      });
    reports.add(report('b', 0));
    for (let n = 0; n < REPORTS_KEPT + 5; n++) reports.add(report('a', n));
    expect(reports.last('okaya', 'a').map(({ durationMs }) => durationMs)).toEqual([
      REPORTS_KEPT + 4,
      REPORTS_KEPT + 3,
    ]);
    expect(database.prepare('SELECT count(*) AS n FROM check_reports').get()).toEqual({
      n: REPORTS_KEPT + 1,
    });
    close();
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { checkHandler } from '../../core/checking/check-handler.ts';
import type { CheckRequest } from '../../core/checking/request.ts';
import { systemClock } from '../../core/clock.ts';
import type { CaseStatus, CheckReport } from '../../core/contract/checks.ts';
import { builtInRegistry } from '../../core/providers/registry.ts';
import { listTemplates } from '../../core/templates.ts';
import { fixturesDir } from '../support/engine.ts';
import { crashingHandler } from '../support/handlers/fork.ts';
import { type Flaw, lawyersHandler, SECRET } from '../support/handlers/lawyers.mjs';
import { listen, type RunningHandler } from '../support/handlers/listen.mjs';
import { okayaHandler } from '../support/handlers/okaya.ts';
import { okhiHandler } from '../support/handlers/okhi.ts';

const running: RunningHandler[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((handler) => handler.close()));
});
async function started<T extends RunningHandler>(making: Promise<T>): Promise<T> {
  const handler = await making;
  running.push(handler);
  return handler;
}

const check = (
  provider: string,
  url: string,
  more: Partial<CheckRequest> = {},
  signal = new AbortController().signal,
): Promise<CheckReport> =>
  checkHandler(
    {
      ...{ provider, url, scheme: null, secret: null, only: null, stateUrl: null, limitMs: null },
      schemeOptions: { headerName: null, recipe: null, url: null },
      headers: [],
      environment: {},
      ...more,
    },
    { registry: builtInRegistry, fixturesDir, clock: systemClock, onCase: () => {}, signal },
  );
const idsOf = ({ cases }: CheckReport, status: CaseStatus): string[] =>
  cases.filter((one) => one.status === status).map(({ id }) => id);
const templatesOf = (provider: string): string[] =>
  listTemplates(builtInRegistry)
    .filter((template) => template.provider === provider)
    .map(({ eventType }) => `valid/${eventType}`);

describe('the Express handler of seed 004', () => {
  it('takes every template as its document says', async () => {
    const lines: string[] = [];
    const { url } = await started(okhiHandler((line) => lines.push(line)));
    const report = await check('okhi', url, {
      only: templatesOf('okhi'),
    });
    expect(idsOf(report, 'pass')).toEqual(templatesOf('okhi'));
    // v3 has no v2: of those the handler stops before it acts.
    expect(lines.toSorted()).toEqual([
      'handleVerificationFailed(not_at_address)',
      'handleVerificationFailed(unknown)',
      'handleVerificationInProgress()',
      'handleVerificationSuccessful()',
    ]);
  });

  it('is told that it never looks at its header', async () => {
    const { url } = await started(okhiHandler(() => {}));
    const report = await check('okhi', url);
    expect(idsOf(report, 'fail')).toEqual(['missing-signature', 'bad-signature']);
    expect(idsOf(report, 'warn')).toEqual([]);
    expect(report.scheme).toBe('header-token');
    expect(idsOf(report, 'pass')).toEqual(
      expect.arrayContaining([
        ...templatesOf('okhi'),
        ...['duplicate', 'extra-fields', 'unknown-type', 'wrong-method', 'parallel', 'malformed-body'],
      ]),
    );
  });
});

describe('the handler of seed 000', () => {
  it('passes what it does right, and is told what it does wrong', async () => {
    const saved: string[] = [];
    const { url } = await started(
      okayaHandler((identifier) => {
        saved.push(identifier);
        return Promise.resolve();
      }),
    );
    const report = await check('okaya', url);
    // A result has no data.object, on which it breaks.
    expect(idsOf(report, 'fail')).toEqual(['valid/user.session.result']);
    expect(idsOf(report, 'warn')).toEqual(['authenticity']);
    expect(report.cases.find(({ id }) => id === 'wrong-method')).toMatchObject({
      status: 'pass',
      observed: 'Answered 405.',
    });
    expect(new Set(saved)).toEqual(new Set(['ok_bb9efc4535f074482691455b975ac26f24cd9700250648e1']));
  });

  it('does not look at a signature either, where one was agreed', async () => {
    const { url } = await started(okayaHandler(() => Promise.resolve()));
    const report = await check('okaya', url, {
      scheme: 'standard-webhooks',
      secret: 'whsec_c2VjcmV0IG9mIHRlc3Q=',
    });
    expect(idsOf(report, 'fail')).toEqual([
      'valid/user.session.result',
      'missing-signature',
      'bad-signature',
    ]);
  });
});

const LIMIT_MS = 300;
/** Of answers that come in time nothing is known on a machine that is busy: the limit is for the handler that is late. */
const limitFor = (flaw: Flaw | null): number | null => (flaw === 'late' ? LIMIT_MS : null);
const lawyers = async (flaw: Flaw | null): Promise<CheckReport> => {
  const { url, stateUrl } = await started(lawyersHandler(flaw));
  return check('meetinglawyers', url, { secret: SECRET, stateUrl, limitMs: limitFor(flaw) });
};

describe('a right handler', () => {
  it('passes every case that there is for its scheme', async () => {
    const report = await lawyers(null);
    expect(idsOf(report, 'fail')).toEqual([]);
    expect(idsOf(report, 'warn')).toEqual([]);
    expect(idsOf(report, 'skip')).toEqual(['stale-signature', 'authenticity']);
    expect(report).toMatchObject({ complete: true, unreachable: null, scheme: 'meetinglawyers' });
    expect(idsOf(report, 'pass')).toEqual(expect.arrayContaining(templatesOf('meetinglawyers')));
  });
});

describe('a handler with one flaw is told it, and only it', () => {
  it.each<[Flaw, string]>([
    ['accepts-bad', 'bad-signature'],
    ['accepts-missing', 'missing-signature'],
    ['unknown-is-500', 'unknown-type'],
    ['not-idempotent', 'duplicate'],
    ['re-serialises', 'raw-body'],
    ['late', 'answer-time'],
    ['drops-parallel', 'parallel'],
  ])('%s', async (flaw, id) => {
    expect(idsOf(await lawyers(flaw), 'fail')).toEqual([id]);
  });

  it('crashes-on-malformed', async () => {
    const { url } = await started(crashingHandler());
    const report = await check('meetinglawyers', url, { secret: SECRET });
    expect(idsOf(report, 'fail')).toEqual(['malformed-body']);
  });
});

describe('what is sent', () => {
  it('shows nothing of a secret in the report', async () => {
    const { url } = await started(okhiHandler(() => {}));
    const report = await check('okhi', url, { secret: 'do-not-tell-4711', only: ['valid/verified'] });
    const [evidence] = report.cases[0]?.evidence ?? [];
    expect(evidence?.request.headers).toContainEqual(['okhi-authorization', '(masked)']);
    expect(JSON.stringify(report)).not.toContain('do-not-tell-4711');
  });

  it('is the documented sample header where no secret is given, and a header of the user in its place', async () => {
    const came: (string | undefined)[] = [];
    const { url } = await started(
      listen((request, response) => {
        came.push(request.headers['okhi-authorization']?.toString());
        response.end();
      }, '/'),
    );
    await check('okhi', url, { only: ['valid/verified'] });
    await check('okhi', url, { only: ['valid/verified'], headers: [['OkHi-Authorization', 'mine']] });
    expect(came).toEqual(['N2Y2YzQzOGUtNGRkZS00ZDkzLTllZmItN2JmYmYwMjE3OTI5', 'mine']);
  });

  it('keeps the id of a delivery that comes twice', async () => {
    const ids: unknown[] = [];
    const { url } = await started(
      listen((request, response) => {
        ids.push(request.headers['svix-id']);
        response.end();
      }, '/'),
    );
    await check('klustr', url, { secret: 'whsec_c2VjcmV0IG9mIHRlc3Q=', only: ['duplicate'] });
    expect(ids).toHaveLength(3);
    expect(new Set(ids)).toEqual(new Set([ids[0], ids[1]]));
    expect(ids[1]).toBe(ids[2]);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe('asked wrongly', () => {
  it.each<[string, Partial<CheckRequest>, string]>([
    [
      'an unknown case',
      { only: ['bad-signatur'] },
      'did you mean bad-signature? The cases are: valid/user.created,',
    ],
    ['a secret without a scheme', { secret: 's' }, 'no document says how Okaya signs'],
    ['a URL that is none', { url: 'nowhere' }, 'is no URL'],
    ['a header that cannot be sent', { headers: [['X-A', 'a\nb']] }, 'X-A'],
  ])('%s is said, and nothing is judged', async (_what, more, sentence) => {
    await expect(check('okaya', 'http://127.0.0.1:9/', more)).rejects.toThrow(sentence);
  });
});

it('ends with what there is when it is cancelled', async () => {
  const end = new AbortController();
  const { url } = await started(
    listen((_request, response) => {
      // The first is answered; the second waits for ever.
      if (end.signal.aborted) return;
      response.end(() => {});
      end.abort();
    }, '/'),
  );
  const report = await check('okaya', url, {}, end.signal);
  expect(report).toMatchObject({ complete: false, failed: 0 });
});

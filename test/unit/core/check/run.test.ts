import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Answer, Sample, Setup, Shot } from '../../../../core/check/case.ts';
import { caseIds, runCheck } from '../../../../core/check/run.ts';
import type { CaseResult } from '../../../../core/contract/checks.ts';
import { HookglassError } from '../../../../core/contract/errors.ts';
import { builtInRegistry } from '../../../../core/providers/registry.ts';

/** A handler as a function of what is sent to it: the logic of the cases without a socket. */
type Handler = (shot: Shot) => Partial<Answer>;

const samplesOf = (provider: string): Sample[] =>
  builtInRegistry
    .require(provider)
    .eventTypes.filter(({ template }) => template !== null)
    .map((type) => {
      const printed = readFileSync(`fixtures/${provider}/${type.id}.json`, 'utf8');
      const compact = JSON.stringify(JSON.parse(printed));
      return { type, template: `${provider}/${type.id}`, printed, compact };
    });
const hmac: Setup['signing'] = {
  kind: 'scheme',
  label: 'MeetingLawyers',
  secretKnown: true,
  signsBody: true,
  hasTolerance: true,
};
const setup: Setup = {
  provider: builtInRegistry.require('meetinglawyers'),
  samples: samplesOf('meetinglawyers').slice(0, 2),
  signing: hmac,
  limitMs: 1_000,
  limitFrom: 'document',
};

const right: Handler = ({ method, fault }) => {
  if (method === 'GET') return { status: 405 };
  const refused = { 'wrong-secret': 401, 'no-signature': 401, stale: 401, tampered: 401, malformed: 400 };
  return { status: fault !== null && fault in refused ? refused[fault as keyof typeof refused] : 200 };
};
const withFault =
  (change: (shot: Shot) => Partial<Answer> | null): Handler =>
  (shot) =>
    change(shot) ?? right(shot);
const gone = { status: null, error: { code: 'target-refused', message: 'Nobody listens there.' } };

async function check(
  handler: Handler,
  more: { setup?: Setup; only?: string[]; state?: () => Promise<string> } = {},
) {
  const results: CaseResult[] = [];
  const outcome = await runCheck({
    setup: more.setup ?? setup,
    async deliver(shot) {
      const answer = { status: 200, durationMs: 5, error: null, ...handler(shot) };
      const evidence = {
        title: shot.title,
        request: { method: shot.method, url: 'http://handler/', headers: [], bodyBase64: '', size: 0 },
        response: null,
        durationMs: answer.durationMs,
        error: null,
      };
      return { answer, evidence };
    },
    readState: more.state ?? null,
    only: more.only ?? null,
    onCase: (result) => results.push(result),
    signal: new AbortController().signal,
  });
  expect(outcome.cases).toEqual(results);
  const by = (status: string) => results.filter((one) => one.status === status).map(({ id }) => id);
  return { results, failed: by('fail'), warned: by('warn'), skipped: by('skip'), ...outcome };
}

describe('a right handler', () => {
  it('passes every case', async () => {
    const { failed, warned, skipped, results } = await check(right);
    expect([failed, warned]).toEqual([[], []]);
    expect(skipped).toEqual(['authenticity']);
    expect(results.map(({ id }) => id)).toEqual(caseIds(setup));
  });
});

describe('a handler with one fault fails that case, and only it', () => {
  let counter = 0;
  it.each<[string, Handler, (() => Promise<string>)?]>([
    [
      'bad-signature',
      withFault(({ fault }) =>
        ['wrong-secret', 'tampered', 'stale'].includes(fault ?? '') ? { status: 200 } : null,
      ),
    ],
    [
      'missing-signature',
      withFault(({ fault, method }) =>
        fault === 'no-signature' && method === 'POST' ? { status: 200 } : null,
      ),
    ],
    ['tampered-body', withFault(({ fault }) => (fault === 'tampered' ? { status: 200 } : null))],
    ['stale-signature', withFault(({ fault }) => (fault === 'stale' ? { status: 200 } : null))],
    ['unknown-type', withFault(({ fault }) => (fault === 'unknown-type' ? { status: 500 } : null))],
    ['extra-fields', withFault(({ fault }) => (fault === 'extra-field' ? { status: 422 } : null))],
    ['wrong-method', withFault(({ method }) => (method === 'GET' ? { status: 200 } : null))],
    [
      'malformed-body',
      withFault(({ fault }) =>
        fault === 'malformed'
          ? { status: null, error: { code: 'target-reset', message: 'It was reset.' } }
          : null,
      ),
    ],
    ['large-body', withFault(({ body }) => (body.length > 500_000 ? { status: 500 } : null))],
    [
      'raw-body',
      withFault(({ body, fault }) =>
        fault === null && body !== JSON.stringify(JSON.parse(body)) ? { status: 401 } : null,
      ),
    ],
    ['duplicate', right, () => Promise.resolve(String(counter++))],
    [
      'answer-time',
      withFault(({ method }) => (method === 'POST' ? { durationMs: 1_500, status: 200 } : null)),
    ],
    ['parallel', withFault(({ title }) => (/^(?!1 )\d+ of 20$/.test(title) ? { status: 503 } : null))],
  ])('%s', async (id, handler, state) => {
    const slow = id === 'answer-time' ? (shot: Shot) => ({ ...right(shot), durationMs: 1_500 }) : handler;
    const { failed } = await check(slow, state ? { state } : {});
    expect(failed).toEqual([id]);
  });

  it('a body that was laid out otherwise is what tells raw-body from a wrong secret', async () => {
    const { results } = await check(() => ({ status: 401 }));
    expect(results.find(({ id }) => id === 'raw-body')?.status).toBe('skip');
    expect(results[0]?.observed).toContain('secret');
  });
});

describe('what says nothing is skipped, with its reason', () => {
  it('everything once the handler is gone, naming after which case', async () => {
    let sent = 0;
    const { skipped, results } = await check(() => (++sent > 4 ? gone : { status: 200 }));
    expect(skipped.length).toBeGreaterThan(5);
    expect(results.find(({ id }) => id === 'parallel')?.observed).toContain('any more since "');
  });

  it('everything but the first event where nobody listens', async () => {
    const { failed, results } = await check(() => gone);
    expect(failed).toEqual(['valid/message_sent']);
    expect(results[1]?.observed).toContain('cannot be reached');
  });

  it('valid events where the handler asks for a signature and its secret is not known', async () => {
    const unknown: Setup = { ...setup, signing: { ...hmac, secretKnown: false } };
    const { failed, results } = await check(() => ({ status: 401 }), { setup: unknown });
    expect(failed).toEqual([]);
    expect(results[0]).toMatchObject({
      status: 'skip',
      observed: expect.stringContaining('secret') as string,
    });
  });

  it('signatures where no document says how they are made; that anyone may send is a warning', async () => {
    const okaya: Setup = {
      ...setup,
      provider: builtInRegistry.require('okaya'),
      samples: samplesOf('okaya'),
      signing: { kind: 'none' },
    };
    const { warned, skipped, failed } = await check(right, { setup: okaya });
    expect(failed).toEqual([]);
    expect(warned).toEqual(['authenticity']);
    expect(skipped).toEqual([
      'raw-body',
      'missing-signature',
      'bad-signature',
      'tampered-body',
      'stale-signature',
    ]);
  });

  it('a late answer is a warning where no document gives a limit', async () => {
    const { warned } = await check((shot) => ({ ...right(shot), durationMs: 2_000 }), {
      setup: { ...setup, limitFrom: 'default' },
    });
    expect(warned).toEqual(['answer-time']);
  });
});

describe('where nothing ever came to the handler', () => {
  it('says why; a handler that answered once was reached', async () => {
    const failing = { status: null, error: { code: 'tls-expired', message: 'Its certificate is old.' } };
    expect((await check(() => failing)).unreachable).toBe('Its certificate is old.');
    let sent = 0;
    expect((await check(() => (sent++ === 0 ? { status: 500 } : gone))).unreachable).toBeNull();
  });

  it('a reset is an answer of a kind', async () => {
    const reset = { status: null, error: { code: 'target-reset', message: 'It was reset.' } };
    expect((await check(() => reset)).unreachable).toBeNull();
  });
});

describe('what is no fault of the handler', () => {
  it('skips a case whose message cannot be made', async () => {
    const { failed, skipped } = await check((shot) => {
      if (shot.fault === 'unknown-type') throw new HookglassError('fault-not-applicable', 'No place for it.');
      return right(shot);
    });
    expect(failed).toEqual([]);
    expect(skipped).toContain('unknown-type');
  });

  it('warns of a state that cannot be read', async () => {
    const state = () => Promise.reject(new HookglassError('state-unreadable', 'It answered 404.'));
    const { results } = await check(right, { state });
    expect(results.find(({ id }) => id === 'duplicate')).toMatchObject({
      status: 'warn',
      observed: 'It answered 404.',
    });
  });

  it('is thrown on where it is a mistake of ours', async () => {
    const broken = check(() => {
      throw new Error('a bug');
    });
    await expect(broken).rejects.toThrow('a bug');
  });
});

it('a limit of the user makes a late answer a failure, and the second of a duplicate is the same delivery', async () => {
  const again: string[] = [];
  const { failed } = await check(
    (shot) => {
      if (shot.again) again.push(shot.title);
      return { ...right(shot), durationMs: 2_000 };
    },
    { setup: { ...setup, limitFrom: 'user' } },
  );
  expect(failed).toEqual(['answer-time']);
  expect(again).toEqual(['The second time']);
});

describe('some cases only', () => {
  it('are run after the one event that they need, which is not reported', async () => {
    const titles: string[] = [];
    const { results } = await check(
      (shot) => {
        titles.push(shot.title);
        return right(shot);
      },
      { only: ['bad-signature', 'answer-time'] },
    );
    expect(results.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'bad-signature pass',
      'answer-time pass',
    ]);
    expect(titles).toHaveLength(2);
  });
});

it('a cancelled run gives what it has, without the case that was cut short, and says that it is not complete', async () => {
  const cancel = new AbortController();
  let sent = 0;
  const outcome = await runCheck({
    setup,
    deliver: () => {
      if (++sent === 2) cancel.abort();
      const request = { method: 'POST', url: '', headers: [], bodyBase64: '', size: 0 };
      return Promise.resolve({
        answer: { status: 200, durationMs: 1, error: null },
        evidence: { title: '', request, response: null, durationMs: 1, error: null },
      });
    },
    readState: null,
    only: null,
    onCase: () => {},
    signal: cancel.signal,
  });
  expect(outcome).toMatchObject({ complete: false, cases: [{ id: 'valid/message_sent' }] });
});

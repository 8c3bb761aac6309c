import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveryPolicy } from '../../../../core/contract/delivery.ts';
import {
  okhiDelivery,
  once,
  standardWebhooksDelivery,
  svixDelivery,
} from '../../../../core/delivery/policies.ts';
import { ladder } from '../../../../core/delivery/policy.ts';
import { findScheme } from '../../../../core/signatures/schemes.ts';
import { verify } from '../../../../core/signatures/verify.ts';
import { end, flowOf, type Played, play, type Reaction, stepOf, to } from '../../../support/flow-runs.ts';

const oneStep = flowOf(to('a'), [stepOf('a', end)]);
const threeSteps = flowOf(to('a'), [stepOf('a', to('b')), stepOf('b', to('c')), stepOf('c', end)]);
const failing = (count: number): Reaction[] => Array.from({ length: count }, () => ({ status: 500 }));
const header = ({ sent }: Played, index: number, name: string): string | undefined =>
  sent[index]?.message.headers.find(([other]) => other.toLowerCase() === name)?.[1];
const bodies = ({ sent }: Played): string[] =>
  sent.map(({ message }) => Buffer.from(message.body).toString('utf8'));
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

describe('a flow that is played', () => {
  it('sends its steps in order, waits between them, and not before the first', async () => {
    const { result, events, slept } = await play({ flow: threeSteps });
    expect(events.map((event) => ('step' in event ? `${event.kind} ${event.step.id}` : event.kind))).toEqual([
      ...['step a', 'sending a', 'attempt a', 'step-ended a', 'waiting b'],
      ...['step b', 'sending b', 'attempt b', 'step-ended b', 'waiting c'],
      ...['step c', 'sending c', 'attempt c', 'step-ended c', 'finished'],
    ]);
    expect(slept).toEqual([60_000, 60_000]);
    expect(result).toMatchObject({ outcome: 'delivered', attempts: 3, answered: true });
  });

  it('makes its variables once, so that ids go from step to step, and puts in what a step sets', async () => {
    const set = [{ path: '/data/id', value: '{{flow.consent}}' }];
    const flow = flowOf(
      to('a'),
      [
        stepOf('a', to('b'), { set }),
        stepOf('b', end, { set: [...set, { path: '/data/of', value: '{{steps.a.data.id}}' }] }),
      ],
      { variables: { consent: '{{uuid}}' } },
    );
    const data = bodies(await play({ flow })).map(
      (body) => (JSON.parse(body) as { data: { id: string; of?: string } }).data,
    );
    expect(data[0]?.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(data[1]?.id).toBe(data[0]?.id);
    expect(data[1]?.of).toBe(data[0]?.id);
  });

  it('goes on after a step that was not delivered, and tells', async () => {
    const { result, sent } = await play({ flow: threeSteps, policy: once, reactions: failing(1) });
    expect(sent).toHaveLength(3);
    expect(result.outcome).toBe('failed');
    expect(result.steps.map(({ outcome }) => outcome)).toEqual(['failed', 'delivered', 'delivered']);
  });

  it('takes defaults and what was chosen', async () => {
    const branch = {
      kind: 'branch' as const,
      branch: 'end',
      title: '',
      choices: [
        { value: 'yes', title: '', step: 'b' },
        { value: 'no', title: '', step: null },
      ],
      default: 'yes',
    };
    const flow = flowOf(to('a'), [stepOf('a', branch), stepOf('b', end)]);
    expect((await play({ flow })).sent).toHaveLength(2);
    expect((await play({ flow, choices: { end: 'no' } })).sent).toHaveLength(1);
    const asked = await play({
      flow,
      ask: true,
      steer: (event, control) => event.kind === 'choosing' && control.choose(event.branch.branch, 'no'),
    });
    expect(asked.events.map(({ kind }) => kind)).toContain('choosing');
    expect(asked.sent).toHaveLength(1);
    const before = await play({ flow, ask: true, choices: { end: 'no' } });
    expect(before.events.map(({ kind }) => kind)).not.toContain('choosing');
  });

  it('says which variable has no value', async () => {
    const flow = flowOf(to('a'), [stepOf('a', end)], { variables: { id: '{{uuidd}}' } });
    await expect(play({ flow })).rejects.toThrow('"id" of the flow own/test: {{uuidd}} has no value');
  });
});

describe('a delivery under a policy', () => {
  const policies = [okhiDelivery, svixDelivery, standardWebhooksDelivery, once];

  it.each(policies)(
    '$id: a handler that always fails gets the attempts of the ladder, at its times',
    async (policy) => {
      const { sent, result } = await play({ flow: oneStep, policy, reactions: failing(50) });
      const [first] = sent;
      expect(sent.map(({ at }) => at - (first?.at ?? 0))).toEqual(ladder(policy));
      expect(result.steps).toMatchObject([{ outcome: 'failed', attempts: ladder(policy).length }]);
    },
  );

  it('speed divides waits and nothing else, whatever happens', async () => {
    const reaction = fc.oneof(
      fc.constantFrom<Reaction>('late', 'refused'),
      fc.record({ status: fc.constantFrom(200, 204, 301, 410, 500), ms: fc.integer({ min: 0, max: 9_000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(reaction, { maxLength: 12 }),
        fc.constantFrom<DeliveryPolicy>(...policies),
        fc.integer({ min: 1, max: 5_000 }),
        async (reactions, policy, speed) => {
          const run = (by: number | 'max') => play({ flow: threeSteps, policy, reactions, speed: by });
          const [real, fast, max] = [await run(1), await run(speed), await run('max')];
          const course = ({ attempts }: Played) => attempts.map(({ step, n, why }) => [step.id, n, why]);
          expect(course(fast)).toEqual(course(real));
          expect(course(max)).toEqual(course(real));
          expect(fast.slept).toEqual(real.slept.map((ms) => ms / speed));
          expect(max.slept.every((ms) => ms === 0)).toBe(true);
          for (const { options } of [...fast.sent, ...max.sent])
            expect(options.timeoutMs).toBe(policy.timeoutMs.value);
          const perStep = Math.max(...real.result.steps.map(({ attempts }) => attempts));
          expect(perStep).toBeLessThanOrEqual(ladder(policy).length);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('keeps id and body over its attempts; timestamp and signature are those of the attempt', async () => {
    const flow = flowOf(to('a'), [
      stepOf('a', end, {
        set: [
          { path: '/data/timestamp', value: '{{now}}' },
          { path: '/data/id', value: '{{uuid}}' },
        ],
      }),
    ]);
    const played = await play({ flow, policy: svixDelivery, secret: SECRET, reactions: failing(2) });
    expect(new Set(bodies(played)).size).toBe(1);
    const ids = played.sent.map((_, index) => header(played, index, 'svix-id'));
    expect(new Set(ids).size).toBe(1);
    const scheme = findScheme('svix');
    if (!scheme) throw new Error('svix is gone');
    for (const { message, at } of played.sent) {
      const { headers, body } = message;
      const request = { method: 'POST', path: '/hooks', query: null, url: null, headers, body };
      expect(verify(request, scheme, { current: SECRET }, { now: at }).verdict).toBe('verified');
    }
    expect(new Set(played.sent.map((_, index) => header(played, index, 'svix-timestamp'))).size).toBe(3);
  });

  it('tells of an answer that came too late: sent again, and so twice', async () => {
    const { attempts, result } = await play({ flow: oneStep, reactions: ['late', { status: 200 }] });
    expect(attempts.map(({ n, repeats }) => [n, repeats])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(attempts[1]?.why).toContain('no answer within 15 s');
    expect(result.steps[0]).toMatchObject({
      outcome: 'delivered',
      duplicate: expect.stringContaining('twice') as string,
    });
  });

  it('knows of no duplicate where the handler never had the event', async () => {
    const { attempts, result } = await play({ flow: oneStep, reactions: ['refused', { status: 500 }] });
    expect(attempts.map(({ repeats }) => repeats)).toEqual([false, false, false]);
    expect(attempts[2]?.why).toBe('The handler answered 500.');
    expect(result.steps[0]?.duplicate).toBeNull();
  });

  it('waits longer where the answer asks for it and the policy honours that', async () => {
    const busy: Reaction = { status: 503, headers: [['Retry-After', '3600']] };
    const honoured = await play({ flow: oneStep, policy: standardWebhooksDelivery, reactions: [busy] });
    expect(honoured.slept).toEqual([3_600_000]);
    const dated: Reaction = { status: 503, headers: [['retry-after', 'Thu, 07 Mar 2024 12:44:56 GMT']] };
    expect(
      (await play({ flow: oneStep, policy: standardWebhooksDelivery, reactions: [dated] })).slept,
    ).toEqual([600_000]);
    expect((await play({ flow: oneStep, policy: svixDelivery, reactions: [busy] })).slept).toEqual([5_000]);
  });

  it('ends the flow at 410, where the policy says that this ends it', async () => {
    const gone: Reaction = { status: 410 };
    const { sent, result } = await play({
      flow: threeSteps,
      policy: standardWebhooksDelivery,
      reactions: [gone],
    });
    expect(sent).toHaveLength(1);
    expect(result).toMatchObject({ outcome: 'failed', steps: [{ outcome: 'gone' }] });
  });

  it('sends twice where that is the fault, with the same bytes', async () => {
    const target = {
      url: 'http://127.0.0.1:1/',
      headers: [],
      scheme: null,
      schemeOptions: { headerName: null, recipe: null, url: null },
      fault: 'duplicate' as const,
    };
    const played = await play({ flow: oneStep, target });
    expect(played.attempts.map(({ n, repeats }) => [n, repeats])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(new Set(bodies(played)).size).toBe(1);
  });
});

describe('a run that is steered', () => {
  it('is held while it is paused, and goes on', async () => {
    const order: string[] = [];
    const { sent } = await play({
      flow: threeSteps,
      steer(event, control) {
        if (event.kind !== 'step-ended' || event.place !== 1) return;
        control.pause();
        // What a person does comes later than all that could go on by itself.
        setImmediate(() => {
          order.push('resumed');
          control.resume();
        });
      },
      readTemplate: async (id) => {
        order.push('step');
        const { readTemplate } = await import('../../../../core/templates.ts');
        const { builtInRegistry } = await import('../../../../core/providers/registry.ts');
        return readTemplate(builtInRegistry, 'fixtures', id);
      },
    });
    expect(order).toEqual(['step', 'resumed', 'step', 'step']);
    expect(sent).toHaveLength(3);
  });

  it('sends one step at a time', async () => {
    const heldAfter: number[] = [];
    const { sent } = await play({
      flow: threeSteps,
      steer(event, control) {
        if (event.kind !== 'step-ended') return;
        if (event.place === 1) control.pause();
        setImmediate(() => {
          if (control.paused) heldAfter.push(event.place);
          control.step();
        });
      },
    });
    expect(sent).toHaveLength(3);
    expect(heldAfter).toEqual([1, 2]);
  });

  it('ends when it is stopped, wherever it is, and says so', async () => {
    for (const kind of ['step', 'attempt', 'step-ended', 'waiting'] as const) {
      const { result, events } = await play({
        flow: threeSteps,
        steer: (event, control) => event.kind === kind && control.stop(),
      });
      expect(result.outcome).toBe('stopped');
      expect(events.at(-1)?.kind).toBe('finished');
    }
  });
});

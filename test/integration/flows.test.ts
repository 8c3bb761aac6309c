import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import { systemRandom } from '../../core/compose/random.ts';
import type { DeliveryPolicy } from '../../core/contract/delivery.ts';
import type { Flow } from '../../core/contract/flows.ts';
import { okhiDelivery } from '../../core/delivery/policies.ts';
import { createRunControl } from '../../core/flow-runner/control.ts';
import type { FlowAttempt, FlowResult } from '../../core/flow-runner/events.ts';
import { runFlow } from '../../core/flow-runner/run-flow.ts';
import { systemSleep } from '../../core/flow-runner/sleep.ts';
import { branchesOf, type Choices, walk } from '../../core/flows/walk.ts';
import { inspect } from '../../core/inspect/inspect.ts';
import { builtInRegistry } from '../../core/providers/registry.ts';
import { createSender } from '../../core/sender/sender.ts';
import { readTemplate } from '../../core/templates.ts';
import { fixturesDir } from '../support/engine.ts';
import { type HandledRequest, type Handler, type Handling, startHandler } from '../support/handler.ts';
import { okayaHandler } from '../support/handlers/okaya.ts';
import { okhiHandler } from '../support/handlers/okhi.ts';

const handlers: Handler[] = [];
afterEach(() => Promise.all(handlers.splice(0).map((handler) => handler.close())));

async function start(handle?: Handling): Promise<Handler> {
  const handler = await startHandler(handle);
  handlers.push(handler);
  return handler;
}

async function play(
  flow: Flow,
  url: string,
  { policy, choices = {} }: { policy?: DeliveryPolicy; choices?: Choices } = {},
): Promise<{ result: FlowResult; attempts: FlowAttempt[] }> {
  const sender = createSender({ clock: systemClock });
  const attempts: FlowAttempt[] = [];
  const result = await runFlow({
    flow,
    target: {
      url,
      headers: [],
      scheme: null,
      schemeOptions: { headerName: null, recipe: null, url: null },
      fault: null,
    },
    policy: policy ?? builtInRegistry.require(flow.provider).delivery,
    speed: 'max',
    ask: false,
    context: {
      registry: builtInRegistry,
      secret: null,
      random: systemRandom,
      environment: {},
      event: undefined,
    },
    readTemplate: (id) => readTemplate(builtInRegistry, fixturesDir, id),
    send: sender.send,
    clock: systemClock,
    gate: createRunControl(systemSleep, choices),
    onEvent: (event) => event.kind === 'attempt' && attempts.push(event),
  });
  sender.close();
  return { result, attempts };
}

/** Every way through a flow, as choices. */
function courses(flow: Flow): Choices[] {
  return branchesOf(flow).reduce<Choices[]>(
    (all, { branch, choices }) =>
      all.flatMap((course) => choices.map(({ value }) => ({ ...course, [branch]: value }))),
    [{}],
  );
}

const judge = ({ method, path, headers, body }: HandledRequest) =>
  inspect(
    { method, path, headers, body, capture: 'complete', captureNote: null },
    { provider: null, eventType: null },
  );
const flows = builtInRegistry.providers.flatMap((provider) => provider.flows);
const okhi = flows.find(({ id }) => id === 'okhi/address-verification');

describe.each(flows)('$id at a real handler', (flow) => {
  it.each(courses(flow))('arrives as documented, in order: %j', async (choices) => {
    const handler = await start();
    const { result } = await play(flow, handler.url, { choices });
    expect(result.outcome).toBe('delivered');
    const judged = handler.requests.map(judge);
    expect(judged.map(({ provider, eventType }) => `${provider}/${eventType}`)).toEqual(
      walk(flow, choices).map(({ template }) => template),
    );
    for (const { validation } of judged) expect(['valid', 'undocumented']).toContain(validation.status);
  });

  it('carries the ids of its run from step to step, and others in the next run', async () => {
    const handler = await start();
    await play(flow, handler.url);
    const first = handler.requests.splice(0);
    await play(flow, handler.url);
    const life = builtInRegistry.require(flow.provider).lifecycle;
    const keysOf = (requests: readonly HandledRequest[]) =>
      requests.map((request) => {
        const { eventType } = judge(request);
        return life?.subjectKeys(eventType ?? '', JSON.parse(request.body.toString('utf8'))) ?? [];
      });
    const [before, after] = [keysOf(first), keysOf(handler.requests)];
    const shared = Object.keys(flow.variables).length > 0;
    expect(before.flat().length > 0).toBe(shared);
    for (const key of before.flat()) expect(after.flat()).not.toContain(key);
  });
});

describe('the handlers that the documents print', () => {
  const flowOf = (id: string): Flow => {
    const flow = flows.find((one) => one.id === id);
    if (!flow) throw new Error(id);
    return flow;
  };

  it('of OkHi take every course of its flow, and do for each step what the document says', async () => {
    const flow = flowOf('okhi/address-verification');
    for (const choices of courses(flow)) {
      const lines: string[] = [];
      const handler = await okhiHandler((line) => lines.push(line));
      const { result } = await play(flow, handler.url, { choices });
      await handler.close();
      expect(result.outcome).toBe('delivered');
      const done = {
        'okhi/verification_started': 'handleVerificationInProgress()',
        'okhi/verified': 'handleVerificationSuccessful()',
        'okhi/not_at_address': 'handleVerificationFailed(not_at_address)',
        'okhi/unknown': 'handleVerificationFailed(unknown)',
      } as Readonly<Record<string, string>>;
      expect(lines).toEqual(walk(flow, choices).map(({ template }) => done[template]));
    }
  });

  it('of Okaya take a first check-in, and break on its result, which has no data.object', async () => {
    const saved: string[] = [];
    const handler = await okayaHandler((user) => {
      saved.push(user);
      return Promise.resolve();
    });
    const flow = flows.find(({ provider }) => provider === 'okaya');
    const { attempts } = await play(flowOf(flow?.id ?? ''), handler.url);
    await handler.close();
    const answers = attempts.map(({ step, attempt }) => [step.template, attempt.response?.status]);
    expect(new Map(answers as [string, number][])).toEqual(
      new Map([
        ['okaya/user.created', 200],
        ['okaya/user.session.result', 500],
      ]),
    );
    expect(saved).toHaveLength(1);
  });
});

describe('an OkHi flow at a handler that fails once, and answers too late once', () => {
  const policy: DeliveryPolicy = { ...okhiDelivery, timeoutMs: { value: 1_000, documented: false } };

  it('is sent again as the policy says, in order, and the late success makes a duplicate', async () => {
    if (!okhi) throw new Error('the flow is gone');
    const handler = await start((n) => (n === 1 ? 500 : n === 3 ? 'late' : 200));
    const { result, attempts } = await play(okhi, handler.url, { policy });
    expect(
      attempts.map(({ step, n, repeats, attempt }) => [
        step.id,
        n,
        attempt.response?.status ?? attempt.error?.code,
        repeats,
      ]),
    ).toEqual([
      ['started', 1, 500, false],
      ['started', 2, 200, false],
      ['first-verified', 1, 'target-timeout', false],
      ['first-verified', 2, 200, true],
      ['continuous-verified', 1, 200, false],
    ]);
    expect(result).toMatchObject({ outcome: 'delivered', attempts: 5 });
    expect(result.steps.map(({ duplicate }) => duplicate !== null)).toEqual([false, true, false]);
    expect(handler.requests).toHaveLength(5);
    // It finished the late one as well: the same event twice, byte for byte.
    expect(handler.finished).toContain(3);
    expect(handler.requests[3]?.body.equals(handler.requests[2]?.body ?? Buffer.alloc(0))).toBe(true);
  });
});

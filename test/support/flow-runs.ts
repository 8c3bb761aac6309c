import { seededRandom } from '../../core/compose/random.ts';
import type { DeliveryPolicy } from '../../core/contract/delivery.ts';
import type { Flow, FlowNext, FlowStep } from '../../core/contract/flows.ts';
import { okhiDelivery } from '../../core/delivery/policies.ts';
import { createRunControl } from '../../core/flow-runner/control.ts';
import type { FlowAttempt, FlowResult, FlowRunEvent } from '../../core/flow-runner/events.ts';
import { type FlowRun, runFlow } from '../../core/flow-runner/run-flow.ts';
import { builtInRegistry } from '../../core/providers/registry.ts';
import type { Attempt, OutgoingMessage, SendOptions } from '../../core/sender/attempt.ts';
import { readTemplate } from '../../core/templates.ts';
import { NOW } from './drafts.ts';
import { fixturesDir } from './engine.ts';

export const end: FlowNext = { kind: 'end' };
export const to = (step: string): FlowNext => ({ kind: 'step', step });

export const stepOf = (id: string, next: FlowNext, changes: Partial<FlowStep> = {}): FlowStep => ({
  id,
  title: id,
  template: 'klustr/user.app.consent.update',
  delayMs: 60_000,
  delayDocumented: false,
  set: [],
  next,
  ...changes,
});

export const flowOf = (start: FlowNext, steps: readonly FlowStep[], changes: Partial<Flow> = {}): Flow => ({
  id: 'own/test',
  provider: 'klustr',
  title: 'Test',
  about: '',
  source: null,
  variables: {},
  start,
  steps: [...steps],
  ...changes,
});

/** What a handler does with one attempt. `late`: it has all of it and does not answer in time. */
export type Reaction =
  | 'late'
  | 'refused'
  | { readonly status: number; readonly headers?: [string, string][]; readonly ms?: number };

/** An attempt as the sender would tell it, without a socket. */
export function attemptOf(reaction: Reaction, message: OutgoingMessage, timeoutMs: number): Attempt {
  const gone = reaction === 'refused';
  const answer = typeof reaction === 'object' ? reaction : null;
  const totalMs = answer ? (answer.ms ?? 0) : gone ? 0 : timeoutMs;
  return {
    startedAt: NOW,
    ok: answer !== null && answer.status >= 200 && answer.status < 300,
    request: {
      headers: message.headers,
      rawHead: gone ? new Uint8Array() : Buffer.from('POST / HTTP/1.1\r\n\r\n'),
      bodyBytes: gone ? 0 : message.body.length,
    },
    response: answer && {
      status: answer.status,
      statusText: '',
      httpVersion: '1.1',
      headers: answer.headers ?? [],
      body: new Uint8Array(),
      truncated: false,
    },
    unreadable: null,
    timings: { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs },
    error: answer
      ? null
      : { code: gone ? 'target-refused' : 'target-timeout', message: `It is ${reaction as string}.` },
    remarks: [],
  };
}

export interface Played {
  readonly result: FlowResult;
  readonly events: FlowRunEvent[];
  readonly attempts: FlowAttempt[];
  readonly sent: { message: OutgoingMessage; options: SendOptions; at: number }[];
  readonly slept: number[];
}

export type RunChanges = Partial<Omit<FlowRun, 'send' | 'gate'>> & {
  readonly flow: Flow;
  readonly secret?: string;
  readonly policy?: DeliveryPolicy;
  readonly choices?: Readonly<Record<string, string>>;
  readonly reactions?: readonly Reaction[];
  /** Hears of each event as it happens, and may steer. */
  readonly steer?: (event: FlowRunEvent, control: ReturnType<typeof createRunControl>) => void;
};

/** Plays a flow with a clock of its own that only waits and answers move. */
export async function play({
  reactions = [],
  steer,
  choices,
  secret,
  ...changes
}: RunChanges): Promise<Played> {
  let now = NOW;
  const slept: number[] = [];
  const control = createRunControl(async (ms) => {
    slept.push(ms);
    now += ms;
  }, choices);
  const events: FlowRunEvent[] = [];
  const sent: Played['sent'] = [];
  const result = await runFlow({
    target: {
      url: 'http://127.0.0.1:1/hooks',
      headers: [],
      scheme: null,
      schemeOptions: { headerName: null, recipe: null, url: null },
      fault: null,
    },
    policy: okhiDelivery,
    speed: 1,
    ask: false,
    context: {
      registry: builtInRegistry,
      secret: secret ?? null,
      random: seededRandom(1),
      environment: {},
      event: undefined,
    },
    readTemplate: (id) => readTemplate(builtInRegistry, fixturesDir, id),
    clock: { now: () => now, monotonic: () => now },
    ...changes,
    gate: control,
    async send(message, options) {
      const reaction = reactions[sent.length] ?? { status: 200 };
      sent.push({ message, options, at: now });
      const attempt = attemptOf(reaction, message, options.timeoutMs);
      now += attempt.timings.totalMs;
      return attempt;
    },
    onEvent(event) {
      events.push(event);
      steer?.(event, control);
    },
  });
  const attempts = events.filter((event) => event.kind === 'attempt');
  return { result, events, attempts, sent, slept };
}

import { randomUUID } from 'node:crypto';
import type { CallInput } from '../../contract/calls.ts';
import { HookglassError, toHookglassError } from '../../contract/errors.ts';
import type { RunStart } from '../../contract/flow-calls.ts';
import { isRunning, type RunState } from '../../contract/flow-runs.ts';
import type { Flow } from '../../contract/flows.ts';
import { createRunControl } from '../../flow-runner/control.ts';
import type { FlowRunEvent } from '../../flow-runner/events.ts';
import { runFlow } from '../../flow-runner/run-flow.ts';
import { afterEvent, broken, firstState, steered } from '../../flow-runner/run-state.ts';
import { systemSleep } from '../../flow-runner/sleep.ts';
import { requireChoices } from '../../flows/walk.ts';
import { silentLog } from '../../log.ts';
import { readTemplate } from '../../templates.ts';
import type { Vault } from '../../vault/vault.ts';
import type { ArrivalParts } from '../arrived-as.ts';
import { secretOf } from '../given-secret.ts';
import { lazySender } from '../lazy-sender.ts';
import { contextOf, type SurroundingParts } from '../simulator/surroundings.ts';
import type { Storage } from '../storage.ts';
import { policyWith } from './policy-with.ts';
import { attemptStore, withoutOldest } from './run-store.ts';
import { targetOf } from './run-target.ts';
import { createTeller } from './teller.ts';

export interface RunParts extends ArrivalParts, SurroundingParts, Pick<Storage, 'deliveries'> {
  readonly fixturesDir: string;
  readonly vault: Pick<Vault, 'get'>;
  readonly onChange: (state: RunState) => void;
}

export interface FlowRuns {
  /** Throws a sentence for whatever keeps it from beginning; details name the field. */
  start(flow: Flow, input: RunStart): RunState;
  control(input: CallInput<'flow.control'>): RunState;
  /** The newest first. */
  states(): RunState[];
  /** Stops all, and resolves once nothing is sent any more. */
  close(): Promise<void>;
}

const MOST_RUNS = 4;

interface Running {
  readonly flow: Flow;
  readonly control: ReturnType<typeof createRunControl>;
  readonly ended: Promise<void>;
}

/** Runs of flows beside the capture, a few at once. */
export function createFlowRuns(parts: RunParts): FlowRuns {
  const { clock, registry } = parts;
  const sender = lazySender({ clock, log: silentLog });
  const running = new Map<string, Running>();
  let states = new Map<string, RunState>();
  const teller = createTeller(parts.onChange);
  const become = (state: RunState): RunState => {
    states.set(state.run, state);
    if (state.endedAt !== null) states = withoutOldest(states);
    teller.tell(state);
    return state;
  };
  const stateOf = (run: string): RunState => {
    const state = states.get(run);
    if (state) return state;
    throw new HookglassError('run-not-found', 'That run is not there any more. Start a new one.');
  };

  const play = async (
    run: string,
    flow: Flow,
    input: RunStart,
    control: Running['control'],
  ): Promise<void> => {
    const secret = secretOf(input.secret, parts.vault);
    const store = attemptStore({
      ...{ ...parts, run, secret },
      ...{ flow: flow.id, provider: flow.provider, fault: input.fault },
    });
    await runFlow({
      flow,
      target: targetOf(input),
      policy: policyWith(registry.current.require(flow.provider).delivery, input),
      speed: input.speed,
      ask: input.ask,
      context: contextOf(input, secret, parts),
      readTemplate: (id) => readTemplate(registry.current, parts.fixturesDir, id),
      send: (await sender.get()).send,
      clock,
      gate: control,
      onEvent(event: FlowRunEvent) {
        if (event.kind === 'sending') return store.sending(event);
        const delivery = event.kind === 'attempt' ? store.ended(event) : 0;
        const next = afterEvent(stateOf(run), event, { delivery, now: clock.now() });
        become(control.paused && next.status === 'running' ? { ...next, status: 'paused' } : next);
      },
    });
  };

  return {
    start(flow, input) {
      if (running.size >= MOST_RUNS)
        throw new HookglassError(
          'flow-busy',
          `${MOST_RUNS} flows run already. Stop one, or wait for its end.`,
        );
      requireChoices(flow, input.choices);
      targetOf(input);
      contextOf(input, secretOf(input.secret, parts.vault), parts);
      const run = randomUUID();
      const control = createRunControl(systemSleep, input.choices);
      const startedAt = new Date(clock.now()).toISOString();
      const { url, speed, choices } = input;
      const state = become(firstState(flow, { run, url, speed, choices, startedAt }));
      const ended = play(run, flow, input, control)
        .catch((thrown: unknown) => {
          become(broken(stateOf(run), toHookglassError(thrown).message, clock.now()));
        })
        .finally(() => running.delete(run));
      running.set(run, { flow, control, ended });
      return state;
    },
    control(input) {
      const state = stateOf(input.run);
      const found = running.get(input.run);
      if (!found || !isRunning(state)) return state;
      const { flow, control } = found;
      if (input.action === 'choose') {
        requireChoices(flow, { [input.branch]: input.value });
        control.choose(input.branch, input.value);
      } else control[input.action]();
      return become(steered(stateOf(input.run), flow, control.paused, control.choices));
    },
    states: () => [...states.values()].reverse(),
    async close() {
      for (const { control } of running.values()) control.stop();
      await Promise.all([...running.values()].map(({ ended }) => ended));
      teller.close();
      sender.close();
    },
  };
}

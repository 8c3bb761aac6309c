import { HookglassError } from '../contract/errors.ts';
import type { Sleep } from './sleep.ts';

/** How whoever started a run steers it. */
export interface RunControl {
  readonly signal: AbortSignal;
  readonly paused: boolean;
  /** Nothing more is sent; what is under way ends. A wait goes on, and its end is held. */
  pause(): void;
  resume(): void;
  /** Sends the next step now, with its attempts, and pauses again. */
  step(): void;
  /** Ends the run; an attempt under way is cancelled. */
  stop(): void;
  choose(branch: string, value: string): void;
  /** Everything that was chosen so far. */
  readonly choices: Readonly<Record<string, string>>;
}

/** What a run asks before it goes on. Each rejects with `cancelled` once the run is stopped. */
export interface RunGate {
  readonly signal: AbortSignal;
  /** Holds while the run is paused. */
  beforeStep(): Promise<void>;
  beforeAttempt(): Promise<void>;
  afterStep(): void;
  /** `skippable`: the wait is over as soon as a single step is asked for. */
  wait(ms: number, skippable: boolean): Promise<void>;
  /** What was chosen; null where nothing was yet. */
  choiceOf(branch: string): string | null;
  /** Holds until something was chosen. */
  choice(branch: string): Promise<string>;
}

type Mode = 'running' | 'paused' | 'stepping';

export function createRunControl(
  sleep: Sleep,
  chosen: Readonly<Record<string, string>> = {},
): RunControl & RunGate {
  const stopped = new AbortController();
  const { signal } = stopped;
  const choices = new Map(Object.entries(chosen));
  let mode: Mode = 'running';
  let skip = new AbortController();
  let waiting: (() => void)[] = [];

  const changed = (): void => {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const requireGoing = (): void => {
    if (signal.aborted) throw new HookglassError('cancelled', 'The run was stopped.');
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!signal.aborted && !isSo()) await new Promise<void>((wake) => waiting.push(wake));
    requireGoing();
  };
  const become = (next: Mode): void => {
    mode = next;
    changed();
  };

  return {
    signal,
    get paused() {
      return mode === 'paused';
    },
    get choices() {
      return Object.fromEntries(choices);
    },
    pause: () => become('paused'),
    resume: () => become('running'),
    step() {
      skip.abort();
      become('stepping');
    },
    stop() {
      stopped.abort();
      changed();
    },
    choose(branch, value) {
      choices.set(branch, value);
      changed();
    },
    beforeStep: () => until(() => mode !== 'paused'),
    beforeAttempt: () => until(() => mode !== 'paused'),
    afterStep() {
      if (mode === 'stepping') become('paused');
    },
    async wait(ms, skippable) {
      if (mode === 'stepping' && skippable) return;
      skip = new AbortController();
      await sleep(ms, skippable ? AbortSignal.any([signal, skip.signal]) : signal);
      requireGoing();
    },
    choiceOf: (branch) => choices.get(branch) ?? null,
    async choice(branch) {
      await until(() => choices.has(branch));
      return choices.get(branch) ?? '';
    },
  };
}

import type { Clock } from './clock.ts';
import type { EngineProcessState } from './contract/host.ts';

export interface ChildExit {
  /** A word on how it ended, or the sentence that it left. */
  readonly how: string;
  /** It said itself that it cannot start (a locked data folder, say): another try would end the same. */
  readonly final: boolean;
}

/** A running engine process, whatever kind of process the host makes. */
export interface EngineChild {
  /** Resolves when the engine takes calls. Never resolves where the process ends before. */
  readonly ready: Promise<void>;
  /** Resolves when it has ended, however it ended. */
  readonly exited: Promise<ChildExit>;
  /** Asks it to end in order. */
  stop(): void;
}

export interface SupervisorOptions {
  readonly spawn: () => EngineChild;
  readonly clock: Clock;
  readonly onState: (state: EngineProcessState) => void;
}

export interface Supervisor {
  readonly state: EngineProcessState;
  start(): void;
  /** Ends the child and starts no other. */
  stop(): Promise<void>;
}

/** So many deaths within so many milliseconds are a fault that a restart does not mend. */
const DEATHS = 5;
const WINDOW_MS = 10_000;
/** A dead engine is back within a second: the first restart comes at once, the next ones a little later. */
const RESTART_MS = [0, 50, 150, 400] as const;

/** Keeps one engine process running. After too many deaths it gives up until `start` is called again. */
export function createSupervisor({ spawn, clock, onState }: SupervisorOptions): Supervisor {
  let state: EngineProcessState = { status: 'starting' };
  let child: EngineChild | null = null;
  let deaths: number[] = [];
  let restarts = 0;
  let timer: NodeJS.Timeout | null = null;
  let stopping = false;

  const enter = (next: EngineProcessState): void => {
    state = next;
    onState(next);
  };
  const run = (): void => {
    timer = null;
    const running = spawn();
    child = running;
    void running.ready.then(() => {
      if (child === running && !stopping) enter({ status: 'up' });
    });
    void running.exited.then((exit) => {
      if (child !== running) return;
      child = null;
      if (!stopping) died(exit);
    });
  };
  const died = ({ how, final }: ChildExit): void => {
    if (final) {
      enter({ status: 'failed', message: how });
      return;
    }
    const now = clock.monotonic();
    deaths = [...deaths.filter((at) => now - at < WINDOW_MS), now];
    if (deaths.length >= DEATHS) {
      enter({ status: 'failed', message: `The engine ended ${deaths.length} times in a row (${how}).` });
      return;
    }
    restarts += 1;
    enter({ status: 'down', restarts });
    timer = setTimeout(run, RESTART_MS[Math.min(deaths.length - 1, RESTART_MS.length - 1)]);
  };

  return {
    get state() {
      return state;
    },
    start() {
      if (child || timer) return;
      stopping = false;
      deaths = [];
      enter({ status: 'starting' });
      run();
    },
    async stop() {
      stopping = true;
      if (timer) clearTimeout(timer);
      timer = null;
      const running = child;
      running?.stop();
      await running?.exited;
    },
  };
}

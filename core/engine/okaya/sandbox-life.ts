import type { Clock } from '../../clock.ts';
import { HookglassError } from '../../contract/errors.ts';
import type { SandboxState } from '../../contract/okaya.ts';
import type { OkayaAccess } from '../../okaya/account.ts';
import type { Sandbox } from '../../okaya-sandbox/sandbox.ts';
import { createTurns } from '../../turns.ts';
import type { LazySender } from '../lazy-sender.ts';
import type { KeptOkaya } from './kept.ts';

export interface SandboxLifeParts {
  readonly kept: KeptOkaya;
  readonly sender: LazySender;
  readonly clock: Clock;
  readonly fixturesDir: string;
  /** As `DeliverParts` has it. */
  readonly ca: () => string | null;
  readonly onChange: () => void;
}

/** The sandbox behind the screen: never on by itself, and what is registered in it outlives it. */
export interface SandboxLife {
  readonly state: SandboxState;
  start(port: number): Promise<void>;
  stop(): Promise<void>;
  /** Throws `sandbox-stopped`. */
  require(): Sandbox;
  access(): OkayaAccess;
}

export function createSandboxLife({
  kept,
  sender,
  clock,
  fixturesDir,
  ca,
  onChange,
}: SandboxLifeParts): SandboxLife {
  let running: Sandbox | null = null;
  const inTurn = createTurns();
  const changed = (): void => {
    if (running) kept.change({ sandboxWebhooks: [...running.webhooks] });
    onChange();
  };
  const open = async (port: number): Promise<void> => {
    if (running) return;
    // Who does not practise starts without its code.
    const { openSandbox } = await import('../../okaya-sandbox/sandbox.ts');
    const webhooks = kept.current.sandboxWebhooks;
    const parts = { sender: await sender.get(), clock, fixturesDir, ca, webhooks, onChange: changed };
    running = await openSandbox({ ...parts, port });
    onChange();
  };
  const life: SandboxLife = {
    get state(): SandboxState {
      if (!running) return { status: 'stopped' };
      const { url, apiKey, groupID, deliveries } = running;
      return { status: 'running', url, apiKey, groupID, deliveries: [...deliveries] };
    },
    start: (port) => inTurn(() => open(port)),
    stop: () =>
      inTurn(async () => {
        if (!running) return;
        await running.close();
        running = null;
        onChange();
      }),
    require() {
      if (running) return running;
      throw new HookglassError('sandbox-stopped', 'The sandbox is not running. Start it first.');
    },
    access() {
      const { url, apiKey } = life.require();
      return { baseUrl: url, apiKey };
    },
  };
  return life;
}

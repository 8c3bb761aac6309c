import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineProcessState } from '../../../core/contract/host.ts';
import { type ChildExit, createSupervisor, type EngineChild } from '../../../core/supervisor.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface TestChild extends EngineChild {
  become: { ready(): void; exit(how: string, final?: boolean): void };
  stopped: boolean;
}

function harness() {
  const children: TestChild[] = [];
  const states: EngineProcessState['status'][] = [];
  let now = 0;
  const spawn = (): TestChild => {
    let ready = (): void => {};
    let exit = (_exit: ChildExit): void => {};
    const child: TestChild = {
      ready: new Promise<void>((resolve) => {
        ready = resolve;
      }),
      exited: new Promise<ChildExit>((resolve) => {
        exit = resolve;
      }),
      stopped: false,
      stop() {
        child.stopped = true;
        exit({ how: 'stopped', final: false });
      },
      become: { ready: () => ready(), exit: (how, final = false) => exit({ how, final }) },
    };
    children.push(child);
    return child;
  };
  const supervisor = createSupervisor({
    spawn,
    clock: { now: () => now, monotonic: () => now },
    onState: ({ status }) => states.push(status),
  });
  const pass = async (ms: number): Promise<void> => {
    now += ms;
    await vi.advanceTimersByTimeAsync(ms);
  };
  return { supervisor, children, states, pass };
}

describe('the supervisor', () => {
  it('has a dead engine back within a second, four times in a row', async () => {
    const { supervisor, children, states, pass } = harness();
    supervisor.start();
    for (let death = 1; death <= 4; death++) {
      children.at(-1)?.become.ready();
      await pass(0);
      children.at(-1)?.become.exit('SIGKILL');
      await pass(0);
      await pass(999);
      expect(children).toHaveLength(death + 1);
    }
    expect(states.slice(0, 4)).toEqual(['starting', 'up', 'down', 'up']);
  });

  it('gives up after five deaths in ten seconds, and says how it died', async () => {
    const { supervisor, children, pass } = harness();
    supervisor.start();
    for (let death = 0; death < 5; death++) {
      children.at(-1)?.become.exit('exit code 3');
      await pass(0);
      await pass(500);
    }
    expect(supervisor.state).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('exit code 3') as string,
    });
    expect(children).toHaveLength(5);
    supervisor.start();
    expect(children).toHaveLength(6);
  });

  it('does not try again what said that it cannot start', async () => {
    const { supervisor, children, pass } = harness();
    supervisor.start();
    children[0]?.become.exit('Another Hookglass is writing the history.', true);
    await pass(5_000);
    expect(supervisor.state).toEqual({
      status: 'failed',
      message: 'Another Hookglass is writing the history.',
    });
    expect(children).toHaveLength(1);
  });

  it('does not count deaths that lie further back', async () => {
    const { supervisor, children, pass } = harness();
    supervisor.start();
    for (let death = 0; death < 8; death++) {
      children.at(-1)?.become.exit('SIGKILL');
      await pass(0);
      await pass(3_000);
    }
    expect(children).toHaveLength(9);
  });

  it('stops the child and starts no other', async () => {
    const { supervisor, children, pass } = harness();
    supervisor.start();
    await supervisor.stop();
    await pass(5_000);
    expect(children[0]?.stopped).toBe(true);
    expect(children).toHaveLength(1);
  });
});

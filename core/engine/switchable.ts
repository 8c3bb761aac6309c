import type { CallName } from '../contract/calls.ts';
import { calls, type Push } from '../contract/calls.ts';
import { HookglassError } from '../contract/errors.ts';
import { type EngineState, engineState } from '../contract/state.ts';
import { createTurns } from '../turns.ts';
import type { Engine } from './engine.ts';

export interface SwitchableOptions {
  /** Makes an engine, with its history on disk or, incognito, in memory. */
  readonly make: (incognito: boolean) => Promise<Engine>;
  readonly incognito: boolean;
  /** Told when that changed, so that an engine that dies is replaced by one of the same kind. */
  readonly onSwitch: (incognito: boolean) => void;
}

const input = calls['capture.incognito'].input;

/**
 * An engine that `capture.incognito` can replace by another one behind its calls: with its history in memory, and back. Calls that
 * come meanwhile wait. Only one of the two is there at a time, for there is one receiver and one lock.
 */
export async function createSwitchable(options: SwitchableOptions): Promise<Engine> {
  const listeners = new Set<(push: Push) => void>();
  const inTurn = createTurns();
  let incognito = options.incognito;
  /** Never rejects: what became of a switch is told to whoever asked for it. */
  let switching: Promise<unknown> = Promise.resolve();
  let current = await options.make(incognito);
  const tell = (push: Push): void => {
    for (const listener of listeners) listener(push);
  };
  current.onPush(tell);

  const begin = async (on: boolean): Promise<Engine> => {
    const engine = await options.make(on);
    engine.onPush(tell);
    incognito = on;
    return engine;
  };
  /** Where the other one cannot be had, the user is told, and has one like before again. */
  const replace = async (on: boolean): Promise<void> => {
    const { receiver } = await stateOf(current);
    await current.close();
    let refused: unknown = null;
    current = await begin(on).catch((thrown: unknown) => {
      refused = thrown;
      return begin(!on);
    });
    if (receiver.status !== 'stopped') {
      const { port, host } = receiver;
      await current.call('receiver.start', { port, host });
    }
    // After the answer, for a page takes a fresh port then.
    setImmediate(() => tell({ name: 'engine.replaced', seq: 0, data: {} }));
    if (refused !== null) throw refused;
    options.onSwitch(on);
  };
  const change = (on: boolean): Promise<EngineState> =>
    inTurn(async () => {
      if (on === incognito) return stateOf(current);
      const replaced = replace(on);
      switching = replaced.catch(() => undefined);
      await replaced;
      return stateOf(current);
    });

  return {
    async call(name: CallName, given, from) {
      if (name !== 'capture.incognito') {
        await switching;
        return current.call(name, given, from);
      }
      const parsed = input.safeParse(given);
      if (!parsed.success)
        throw new HookglassError('bad-argument', 'capture.incognito: on is true or false.');
      return change(parsed.data.on);
    },
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => inTurn(() => current.close()),
  };
}

const stateOf = async (engine: Engine): Promise<EngineState> =>
  engineState.parse(await engine.call('engine.state', {}));

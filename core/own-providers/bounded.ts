import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Context, createContext, Script } from 'node:vm';
import type { Bounded, Patience } from '../providers/own/json-schema.ts';

/** Long enough for an honest body of the largest size, short enough that requests do not pile up behind one body. */
export const PATIENCE_MS = 500;

let runner: { script: Script; context: Context } | null = null;

/** Runs work that may never end, and stops it. It runs in this thread, so that its result costs no copy. */
export const bounded: Bounded = <T>(work: () => T) => {
  runner ??= { script: new Script('work()'), context: createContext({}) };
  const { script, context } = runner;
  context.work = work;
  try {
    const value: T = script.runInContext(context, { timeout: PATIENCE_MS });
    return { done: true, value };
  } catch (thrown) {
    if (isTimeout(thrown)) return { done: false };
    throw thrown;
  } finally {
    context.work = null;
  }
};

export const patience: Patience = { bounded, pause: () => nextTurn() };

/** It comes from the other context, so it is no instance of our Error. */
function isTimeout(thrown: unknown): boolean {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'code' in thrown &&
    thrown.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}

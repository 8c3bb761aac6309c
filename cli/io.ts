import process from 'node:process';
import { type ErrorCategory, type HookglassError, toHookglassError } from '../core/contract/errors.ts';

/** What the exit codes mean (`hookglass --help` says them too). */
export const exit = { good: 0, no: 1, usage: 2, time: 3, network: 4 } as const;

const exitByCategory: Readonly<Record<ErrorCategory, number>> = {
  input: exit.usage,
  storage: exit.usage,
  network: exit.network,
  refused: exit.no,
  internal: exit.no,
};

/** One JSON object per line on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** For people, beside the output: progress, hints. Never on stdout. */
export function printAside(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Says an error in one sentence on stderr and sets the exit code. */
export function fail(thrown: unknown, json: boolean): void {
  const error: HookglassError = toHookglassError(thrown);
  const { code, message } = error;
  printAside(json ? JSON.stringify({ type: 'error', code, message }) : message);
  process.exitCode = exitByCategory[error.category];
}

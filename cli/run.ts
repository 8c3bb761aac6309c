import process from 'node:process';
import { fail } from './io.ts';

export const OWN = [
  '--data <dir>',
  "data folder with providers of your own (default: the app's own)",
] as const;
export const JSON_OUT = ['--json', 'print one JSON object per line'] as const;

/** Runs a command and says its error as the contract of the command line has it. */
export function run(action: (options: unknown) => Promise<void>): (options: unknown) => Promise<void> {
  return async (options) => {
    try {
      await action(options);
    } catch (thrown) {
      fail(thrown, wantsJson());
    }
  };
}

export function wantsJson(): boolean {
  return process.argv.includes('--json');
}

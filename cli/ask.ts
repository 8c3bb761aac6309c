import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { HookglassError } from '../core/contract/errors.ts';

/** Whether somebody sits there who can be asked. */
export const canAsk = (): boolean => process.stdin.isTTY === true;

interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Asks for something that must not be shown: what is typed is not echoed. Rejects with `cancelled` on Ctrl+C. */
export async function askHidden(
  question: string,
  { input, output }: Terminal = { input: process.stdin, output: process.stderr },
): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  output.write(question);
  // As a terminal it takes the echo from the system to itself, and writes it nowhere.
  const line = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  const closed = new Promise<never>((_resolve, reject) => {
    line.once('close', () =>
      reject(new HookglassError('cancelled', 'Nothing was given, so nothing was done.')),
    );
  });
  // It also closes after an answer, when nobody waits for it any more.
  closed.catch(() => {});
  try {
    return await Promise.race([line.question(''), closed]);
  } finally {
    line.close();
    output.write('\n');
  }
}

/** A question that only yes answers with yes. */
async function agreed(question: string): Promise<boolean> {
  const line = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await line.question(`${question} [y/N] `)).trim());
  } finally {
    line.close();
  }
}

/**
 * What cannot be undone needs a yes: `--yes`, or that of somebody who is asked. Rejects with `bad-argument` where nobody can be.
 */
export async function isMeant(
  { yes }: { yes: boolean },
  { question, what }: { question: string; what: string },
): Promise<boolean> {
  if (yes) return true;
  if (canAsk()) return agreed(question);
  throw new HookglassError(
    'bad-argument',
    `This ${what} for good. Nobody can be asked here: say --yes where that is meant.`,
  );
}

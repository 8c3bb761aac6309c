import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const entry = resolve('dist/cli/hookglass.js');
/** Whoever runs the tests may have a history and providers of their own: without --data there are none. */
const nowhere = join(tmpdir(), 'hookglass-tests-have-no-home');
const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  HOME: nowhere,
  USERPROFILE: nowhere,
  XDG_CONFIG_HOME: nowhere,
  APPDATA: nowhere,
  NGROK_AUTHTOKEN: '',
  ...more,
});

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command to its end. `extra`: variables of its environment. */
export function hookglass(
  args: readonly string[],
  input: string | Uint8Array = '',
  extra: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...environment(), ...extra },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  // A command that does not read its input closes it.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((done) => {
    child.on('close', (code) =>
      done({
        code,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      }),
    );
  });
}

/** The objects on the lines of an output with --json. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

export interface RunningCommand {
  readonly child: ChildProcess;
  /** Resolves with the next line's object. */
  next(): Promise<Record<string, unknown>>;
  readonly ended: Promise<Finished>;
}

/** Starts the built command, with more in its environment, and reads its output line by line. */
export function startHookglass(args: readonly string[], env: NodeJS.ProcessEnv = {}): RunningCommand {
  const child = spawn(process.execPath, [entry, ...args], {
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  const err: Buffer[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const waiter = waiting.shift();
    if (waiter) waiter(line);
    else lines.push(line);
  });
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const ended = new Promise<Finished>((done) => {
    child.on('close', (code) =>
      done({ code, stdout: lines.join('\n'), stderr: Buffer.concat(err).toString('utf8') }),
    );
  });
  const nextLine = (): Promise<string> => {
    const line = lines.shift();
    if (line !== undefined) return Promise.resolve(line);
    return new Promise((done, fail) => {
      waiting.push(done);
      void ended.then(({ stderr }) => fail(new Error(`the command ended: ${stderr}`)));
    });
  };
  return { child, ended, next: async () => JSON.parse(await nextLine()) as Record<string, unknown> };
}

import process from 'node:process';
import { z } from 'zod';
import { systemClock } from '../../core/clock.ts';
import { type CallOutput, PAGE_LIMIT } from '../../core/contract/calls.ts';
import { fromWire, HookglassError } from '../../core/contract/errors.ts';
import { type ForwardAttempt, newTarget } from '../../core/contract/forwarding.ts';
import type { FullEvent } from '../../core/contract/models.ts';
import { durability } from '../../core/contract/operation-calls.ts';
import { workerRunner } from '../../core/engine/bench/worker-runner.ts';
import { createEngine, type Engine } from '../../core/engine/engine.ts';
import { silentLog } from '../../core/log.ts';
import { parseRuleText } from '../../core/replies/rule-text.ts';
import { checkpointThread } from '../../core/store/checkpoints.ts';
import { nodeTunnel } from '../../core/tunnel-runner/node-process.ts';
import { TUNNEL_TOKEN } from '../../core/vault/refs.ts';
import { memoryVault } from '../../core/vault/vault.ts';
import { parseEndpoint, readSecrets, requireEndpoints } from '../endpoint-options.ts';
import { exit, printJson, printLine } from '../io.ts';
import { createWarner } from '../own-registry.ts';
import { printRemark } from '../sending.ts';
import { dataDirOf, paths, version } from '../surroundings.ts';
import { givenTunnel, tokenFromEnvironment, tunnelOptions } from '../tunnel-options.ts';
import { printPathTest, printTunnel } from '../tunnel-output.ts';
import { createVaultReader, vaultOptions } from '../vault-file.ts';
import { call } from '../with-engine.ts';
import { eventLine, forwardLine } from '../words.ts';

const optionsSchema = z.object({
  port: z.number(),
  host: z.string(),
  endpoint: z.array(z.string()),
  secret: z.array(z.string()),
  secretEnv: z.array(z.string()),
  secretFile: z.array(z.string()),
  reply: z.array(z.string()),
  forward: z.array(z.string()),
  count: z.number().optional(),
  timeout: z.number().optional(),
  quiet: z.boolean().default(false),
  durability: durability.optional(),
  memory: z.boolean().default(false),
  json: z.boolean().default(false),
  ...vaultOptions.shape,
  ...tunnelOptions,
});
type Options = z.infer<typeof optionsSchema>;

/** As long as an attempt may take. */
const SETTLE_MS = 30_000;

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Receives until it is stopped, the count is reached (exit 0) or the time is over (exit 3). */
export async function listen(given: unknown): Promise<void> {
  const options = optionsSchema.parse(given);
  const reader = createVaultReader(options);
  const secrets = await readSecrets(options, reader);
  const stored = options.memory ? new Map<string, string>() : await reader.unasked();
  const tunnel = await givenTunnel(options, stored.has(TUNNEL_TOKEN));
  const engine = await createEngine({
    dataDir: options.memory ? null : dataDirOf(options.data),
    fixturesDir: paths.fixtures,
    version,
    vault: memoryVault('The command line takes secrets from its own options and the vault file.', {
      ...Object.fromEntries(stored),
      ...secrets.byRef,
      ...tokenFromEnvironment(),
    }),
    clock: systemClock,
    log: silentLog,
    ...(options.durability && { durability: options.durability }),
    benchRunner: workerRunner(paths.benchWorker),
    checkpoints: checkpointThread(paths.checkpointWorker),
    endpoints: options.endpoint.map(parseEndpoint),
    forAll: {
      rules: options.reply.map((text, index) => parseRuleText(text, `--reply ${index + 1}`)),
      targets: options.forward.map((url, index) => newTarget(`--forward ${index + 1}`, url)),
    },
    ...(tunnel && {
      tunnel: { startProcess: nodeTunnel(paths.tunnelChild), atStart: 'on' as const, given: tunnel },
    }),
  });
  try {
    const { endpoints } = await call(engine, 'endpoints.list', {});
    requireEndpoints(
      secrets,
      endpoints.map(({ slug }) => slug),
    );
    await warnOfOwnProviders(engine, options);
    process.exitCode = await receive(engine, options);
  } finally {
    await engine.close();
  }
}

/** Now, and whenever their files change. */
async function warnOfOwnProviders(engine: Engine, { json }: Options): Promise<void> {
  const warn = createWarner(json);
  const look = async (): Promise<void> => warn((await call(engine, 'ownProviders.list', {})).problems);
  engine.onPush((push) => {
    if (push.name === 'providers.changed') void look();
  });
  await look();
}

async function receive(engine: Engine, options: Options): Promise<number> {
  const { totalEvents } = await call(engine, 'engine.state', {});
  const end = waitForEnd(engine, options, totalEvents);
  try {
    await startReceiver(engine, options);
    const code = await Promise.race([end.reached, followTunnel(engine, options)]);
    // What came in by then goes out, as far as a first attempt and its retries take it.
    if (options.forward.length > 0) await call(engine, 'forward.settle', { timeoutMs: SETTLE_MS });
    return code;
  } finally {
    end.stopWaiting();
  }
}

async function startReceiver(engine: Engine, { port, host, json }: Options): Promise<void> {
  const { receiver } = await call(engine, 'receiver.start', { port, host });
  if (receiver.status === 'failed') throw portError(receiver);
  if (receiver.status !== 'listening') throw new HookglassError('internal', 'The receiver did not start.');
  if (json) printJson({ type: 'listening', url: receiver.url, port: receiver.port });
  else printLine(`Listening on ${receiver.url}. Ctrl-C ends it.`);
  if (host !== '127.0.0.1' && host !== 'localhost') {
    printRemark(`Everyone who can reach ${host} can send to this receiver.`, json);
  }
}

/** Says what becomes of the tunnel. Resolves with the exit code of a path test; without one, never. */
async function followTunnel(engine: Engine, options: Options): Promise<number> {
  const { tunnel, publicUrl, pathTest, json } = options;
  const ready = new Promise<void>((resolve, reject) => {
    if (publicUrl !== undefined) resolve();
    if (tunnel !== undefined)
      printTunnel(engine, () => call(engine, 'tunnel.info', {}), json, resolve).catch(reject);
  });
  await ready;
  if (!pathTest) return new Promise(() => {});
  const report = await call(engine, 'path.test', { job: 'path-test', window: false });
  printPathTest(report, json);
  return report.ok ? exit.good : exit.no;
}

interface End {
  /** Resolves with the exit code. */
  readonly reached: Promise<number>;
  /** Nothing of it keeps the process alive any more. */
  stopWaiting(): void;
}

/** Prints what arrives, until the count, the time or a signal ends it. */
function waitForEnd(engine: Engine, options: Options, before: number): End {
  let stopWaiting = (): void => {};
  const reached = new Promise<number>((resolve, reject) => {
    const wanted = before + (options.count ?? Number.POSITIVE_INFINITY);
    let printed = before;
    let turn = Promise.resolve();
    const timer =
      options.timeout === undefined ? null : setTimeout(() => resolve(exit.time), options.timeout);
    const onSignal = (): void => resolve(exit.good);
    for (const signal of SIGNALS) process.on(signal, onSignal);

    const stopHearing = engine.onPush((push) => {
      if (push.name === 'forward.attempts') printForwards(push.data.attempts, options);
      if (push.name !== 'events.added') return;
      const end = Math.min(push.data.total, wanted);
      const start = printed;
      printed = end;
      turn = turn.then(() => print(engine, start, end, options));
      turn.then(() => {
        if (end >= wanted) resolve(exit.good);
      }, reject);
    });
    stopWaiting = () => {
      if (timer) clearTimeout(timer);
      for (const signal of SIGNALS) process.off(signal, onSignal);
      stopHearing();
    };
  });
  return { reached, stopWaiting: () => stopWaiting() };
}

/** By position and not from the push: a push carries only the newest of a burst. */
async function print(engine: Engine, start: number, end: number, options: Options): Promise<void> {
  const { json, quiet, reply } = options;
  // Without a rule nothing is held back: there is nothing to wait for.
  if (quiet && reply.length === 0) return;
  for (let offset = start; offset < end; offset += PAGE_LIMIT) {
    const page = await call(engine, 'events.page', { offset, limit: Math.min(PAGE_LIMIT, end - offset) });
    for (const event of page.events) {
      const whole = await answered(engine, event.id);
      if (quiet) continue;
      if (json) printJson({ type: 'event', ...whole });
      else printLine(eventLine({ ...event, reply: whole.reply }));
    }
  }
}

/** The event once its answer has left: a rule may hold that back. */
async function answered(engine: Engine, id: string): Promise<FullEvent> {
  for (;;) {
    const change = nextAnswer(engine);
    const event = await call(engine, 'events.full', { id });
    if (event.answer.pending) await change.came;
    change.stop();
    if (!event.answer.pending) return event;
  }
}

function nextAnswer(engine: Engine): { readonly came: Promise<void>; stop(): void } {
  let stop = (): void => {};
  const came = new Promise<void>((resolve) => {
    stop = engine.onPush((push) => {
      if (push.name === 'events.answered') resolve();
    });
  });
  return { came, stop: () => stop() };
}

function printForwards(attempts: readonly ForwardAttempt[], { json, quiet }: Options): void {
  if (quiet) return;
  for (const { endpoint: _, target: __, ...attempt } of attempts) {
    if (json) printJson({ type: 'forward', ...attempt });
    else printLine(forwardLine(attempt));
  }
}

function portError(
  failed: Extract<CallOutput<'receiver.start'>['receiver'], { status: 'failed' }>,
): HookglassError {
  const { error, nextFreePort } = failed;
  if (nextFreePort === null) return fromWire(error);
  const message = `${error.message} Port ${nextFreePort} is free: use --port ${nextFreePort}, or --port 0 for any free one.`;
  return fromWire({ ...error, message, details: { ...error.details, nextFreePort } });
}

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { systemClock } from '../../core/clock.ts';
import { fromWire, HookglassError } from '../../core/contract/errors.ts';
import { durability } from '../../core/contract/operation-calls.ts';
import { nextFreePort } from '../../core/receiver/listen.ts';
import { createSupervisor, type Supervisor } from '../../core/supervisor.ts';
import type { VaultKeeper } from '../../core/vault/keeper.ts';
import { printJson, printLine } from '../io.ts';
import { createWarner } from '../own-registry.ts';
import { printRemark } from '../sending.ts';
import { type Report, startServing } from '../serving/child.ts';
import type { ServingOptions } from '../serving/messages.ts';
import { openServeVault } from '../serving/serve-vault.ts';
import { dataDirOf, paths, version } from '../surroundings.ts';
import { tokenFromEnvironment } from '../tunnel-options.ts';
import { untilStopped } from '../until-stopped.ts';

const optionsSchema = z.object({
  port: z.number(),
  receiverPort: z.number(),
  open: z.boolean(),
  tunnel: z.boolean(),
  durability: durability.optional(),
  memory: z.boolean().default(false),
  data: z.string().optional(),
  vaultPassphraseFile: z.string().optional(),
  json: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;
type Serving = Omit<ServingOptions, 'vault'>;
type Ready = Extract<Report, { type: 'ready' }>;

/** Serves the interface until it is stopped. The engine runs in a process of its own, which is kept alive. */
export async function serve(given: unknown): Promise<void> {
  const options = optionsSchema.parse(given);
  const token = randomBytes(24).toString('base64url');
  const serving: Serving = {
    dataDir: options.memory ? null : dataDirOf(options.data),
    incognito: false,
    durability: options.durability ?? null,
    fixturesDir: paths.fixtures,
    interfaceDir: paths.interface,
    version,
    interfacePort: options.port,
    receiverPort: options.receiverPort,
    token,
    tunnel: options.tunnel ? 'as-set' : 'off',
  };
  const keeper = await openServeVault(options, tokenFromEnvironment());
  // Before anything is said: who reads the line may send a signal at once.
  const stopped = untilStopped();
  const { supervisor, first, lost } = supervise(serving, keeper, options.json);
  try {
    announce(await first, token, options);
    await Promise.race([stopped, lost]);
  } finally {
    await supervisor.stop();
  }
}

interface Supervised {
  readonly supervisor: Supervisor;
  readonly first: Promise<Ready>;
  /** Rejects when the engine has failed for good. */
  readonly lost: Promise<never>;
}

/** Starts the process. `first` is its first report; later ones keep the ports of the first. */
function supervise(serving: Serving, keeper: VaultKeeper, json: boolean): Supervised {
  const warn = createWarner(json);
  let settle: { resolve: (ready: Ready) => void; reject: (error: HookglassError) => void };
  const first = new Promise<Ready>((resolve, reject) => {
    settle = { resolve, reject };
  });
  let giveUp: (error: HookglassError) => void;
  const lost = new Promise<never>((_resolve, reject) => {
    giveUp = reject;
  });
  // Whoever never waits for it must not be ended by it.
  lost.catch(() => {});
  let options = serving;
  const supervisor = createSupervisor({
    clock: systemClock,
    spawn: () =>
      startServing(options, keeper, (report) => {
        if (report.type === 'failed') {
          settle.reject(fromWire(report.error));
          return;
        }
        if (report.type === 'own-providers') {
          warn(report.problems);
          return;
        }
        options = { ...options, ...lastingOf(report) };
        if (report.type === 'ready') settle.resolve(report);
      }),
    onState(state) {
      if (state.status === 'down') printRemark('The engine ended and is being started again.', json);
      if (state.status !== 'failed') return;
      const failed = new HookglassError('internal', `${state.message} Start "hookglass serve" again.`);
      settle.reject(failed);
      giveUp(failed);
    },
  });
  supervisor.start();
  return { supervisor, lost, first: first.catch(async (thrown: unknown) => rejectWithHint(thrown)) };
}

/** What of a report the next process is to start with. */
function lastingOf(report: Report): Partial<Serving> {
  if (report.type === 'tunnel-wanted') return { tunnel: report.on ? 'on' : 'off' };
  if (report.type === 'incognito') return { incognito: report.on };
  if (report.type !== 'ready') return {};
  return { interfacePort: report.interfacePort, receiverPort: report.receiverPort };
}

async function rejectWithHint(thrown: unknown): Promise<never> {
  if (!(thrown instanceof HookglassError) || thrown.code !== 'port-in-use') throw thrown;
  const { port, host } = thrown.details;
  const free = typeof port === 'number' ? await nextFreePort(port, String(host)) : null;
  const hint = free === null ? '' : ` Port ${free} is free: use --port ${free}.`;
  throw new HookglassError('port-in-use', `${thrown.message}${hint}`, { details: thrown.details });
}

function announce(ready: Ready, token: string, { json, open }: Options): void {
  const url = `http://127.0.0.1:${ready.interfacePort}/?token=${token}`;
  if (json) {
    printJson({ type: 'serving', url, receiverUrl: ready.receiverUrl });
  } else {
    printLine(`Receiver: ${ready.receiverUrl ?? 'not listening'}`);
    printLine(`Interface: ${url}`);
  }
  if (ready.receiverProblem) printRemark(`${ready.receiverProblem} The interface offers another port.`, json);
  if (open) void openBrowser(url, json);
}

async function openBrowser(url: string, json: boolean): Promise<void> {
  const say = (): void => printRemark('No browser could be opened. Open the address yourself.', json);
  const { default: openUrl } = await import('open');
  const opened = await openUrl(url).catch(() => null);
  opened?.on('error', say);
  if (!opened) say();
}

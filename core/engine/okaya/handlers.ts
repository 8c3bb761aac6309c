import type { Clock } from '../../clock.ts';
import type { CallHandlers } from '../../contract/calls.ts';
import { toHookglassError } from '../../contract/errors.ts';
import { type OkayaAccount, type OkayaState, SANDBOX_ACCOUNT } from '../../contract/okaya.ts';
import type { okayaCalls } from '../../contract/okaya-calls.ts';
import { systemSleep } from '../../flow-runner/sleep.ts';
import type { Log } from '../../log.ts';
import type { OkayaAccess } from '../../okaya/account.ts';
import { createOkayaClient, type OkayaClient } from '../../okaya/client.ts';
import { createTurns } from '../../turns.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Endpoints } from '../endpoints.ts';
import type { Hub } from '../hub.ts';
import type { Jobs } from '../jobs.ts';
import { lazySender } from '../lazy-sender.ts';
import type { Storage } from '../storage.ts';
import { createAccounts } from './accounts.ts';
import { createKeptOkaya } from './kept.ts';
import { createPointing } from './pointing.ts';
import { createSandboxLife } from './sandbox-life.ts';
import { type Addresses, okayaTargets } from './targets.ts';

export interface OkayaParts extends Pick<Storage, 'database'> {
  readonly vault: Vault;
  readonly hub: Pick<Hub<unknown>, 'okayaChanged'>;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
  readonly fixturesDir: string;
  readonly endpoints: Pick<Endpoints, 'list'>;
  readonly addresses: Addresses;
}

export interface OkayaWork {
  readonly handlers: Pick<CallHandlers, keyof typeof okayaCalls>;
  readonly accounts: () => OkayaAccount[];
  /** An API key is another one now. */
  keysChanged(): void;
  /** Puts webhooks back where that is wanted, and ends the sandbox. Takes no longer than `END_MS`. */
  close(): Promise<void>;
}

/** How long the end of the app waits for the API: its host gives it three seconds in all. */
const END_MS = 2_000;

/** What the calls of Okaya's subscriptions do. */
export function createOkayaWork(parts: OkayaParts): OkayaWork {
  const { vault, hub, jobs, clock, log, fixturesDir } = parts;
  const kept = createKeptOkaya(parts.database);
  const sender = lazySender(parts);
  const accounts = createAccounts(kept, vault);
  const sandbox = createSandboxLife({
    ...{ kept, sender, clock, fixturesDir, ca: parts.addresses.ca },
    onChange: () => void tell(),
  });
  const access = (account: number): OkayaAccess =>
    account === SANDBOX_ACCOUNT ? sandbox.access() : accounts.access(account);
  const client = async (): Promise<OkayaClient> =>
    createOkayaClient({ sender: await sender.get(), clock, sleep: systemSleep });
  const pointing = createPointing({ kept, access, client, log });
  const inTurn = createTurns();

  const state = (): OkayaState => ({
    accounts: [sandboxAccount(sandbox.state), ...accounts.list()],
    targets: okayaTargets(parts.addresses, parts.endpoints.list()),
    pointed: kept.current.pointed,
    putBack: kept.current.putBack,
    sandbox: sandbox.state,
  });
  const tell = (): OkayaState => {
    const now = state();
    hub.okayaChanged(now);
    return now;
  };

  return {
    accounts: accounts.list,
    keysChanged: () => void tell(),
    async close() {
      const signal = AbortSignal.timeout(END_MS);
      await pointing.putAllBack(signal);
      await sandbox.stop();
      await inTurn(() => accounts.forgetRemoved()).catch((thrown: unknown) =>
        log.warn('a removed account could not be forgotten', { reason: toHookglassError(thrown).message }),
      );
      sender.close();
    },
    handlers: {
      'okaya.state': state,
      'okaya.saveAccount': (given) =>
        inTurn(async () => {
          const id = await accounts.save(given);
          return { id, state: tell() };
        }),
      'okaya.removeAccount': ({ id }) =>
        inTurn(async () => {
          await accounts.remove(id);
          return tell();
        }),
      'okaya.restoreAccount': ({ id }) =>
        inTurn(() => {
          accounts.restore(id);
          return tell();
        }),
      'okaya.setPutBack'({ on }) {
        kept.change({ putBack: on });
        return tell();
      },
      async 'okaya.startSandbox'({ port }) {
        await sandbox.start(port);
        return state();
      },
      async 'okaya.stopSandbox'() {
        await sandbox.stop();
        return state();
      },
      async 'okaya.fire'({ event, webhook }) {
        return { deliveries: await sandbox.require().fire(event, webhook) };
      },
      ...apiHandlers({ jobs, client, access, pointing, tell }),
    },
  };
}

type ApiCalls =
  | 'okaya.list'
  | 'okaya.create'
  | 'okaya.update'
  | 'okaya.delete'
  | 'okaya.point'
  | 'okaya.putBack';

interface ApiParts {
  readonly jobs: Jobs;
  readonly client: () => Promise<OkayaClient>;
  readonly access: (account: number) => OkayaAccess;
  readonly pointing: ReturnType<typeof createPointing>;
  readonly tell: () => OkayaState;
}

/** The calls that go over the network. Each can be cancelled by the name of its job. */
function apiHandlers({ jobs, client, access, pointing, tell }: ApiParts): Pick<CallHandlers, ApiCalls> {
  return {
    'okaya.list': ({ job, account, group }) =>
      jobs.run(job, async ({ signal }) => ({
        webhooks: await (await client()).list({ ...access(account), group }, signal),
      })),
    'okaya.create': ({ job, account, group, url, description }) =>
      jobs.run(job, async ({ signal }) => ({
        webhook: await (await client()).create({ ...access(account), group }, { url, description }, signal),
      })),
    'okaya.update': ({ job, webhook, url, description, ...place }) =>
      jobs.run(job, async ({ signal }) => {
        const at = { ...access(place.account), group: place.group, webhook };
        const updated = await (await client()).update(at, { url, description }, signal);
        pointing.changed(place, webhook, updated.url);
        tell();
        return { webhook: updated };
      }),
    'okaya.delete': ({ job, webhook, ...place }) =>
      jobs.run(job, async ({ signal }) => {
        await (await client()).delete({ ...access(place.account), group: place.group, webhook }, signal);
        pointing.changed(place, webhook, null);
        tell();
        return {};
      }),
    'okaya.point': ({ job, webhook, url, ...place }) =>
      jobs.run(job, async ({ signal }) => {
        const pointed = await pointing.point(place, webhook, url, signal);
        tell();
        return { webhook: pointed };
      }),
    'okaya.putBack': ({ job, webhook, ...place }) =>
      jobs.run(job, async ({ signal }) => {
        await pointing.putBack(place, webhook, signal);
        return tell();
      }),
  };
}

function sandboxAccount(state: OkayaState['sandbox']): OkayaState['accounts'][number] {
  const running = state.status === 'running' ? state : null;
  return {
    id: SANDBOX_ACCOUNT,
    name: 'Sandbox on this computer',
    baseUrl: running?.url ?? '',
    groups: ['38000'],
    apiKey: running ? 'set' : 'not-set',
  };
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput } from '../../../../core/contract/calls.ts';
import type { DeliveryDetail, SentWith } from '../../../../core/contract/deliveries.ts';
import type { Draft } from '../../../../core/contract/drafts.ts';
import { HookglassError } from '../../../../core/contract/errors.ts';
import type { GivenSecret } from '../../../../core/contract/given-secret.ts';
import type { Desk } from '../../../../core/contract/simulator-calls.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { secretRefOf, sourceOfRef } from '../../secrets/secret-ref.ts';
import { createDeskKeeper } from './desk-keeper.ts';
import { emptyDesk } from './empty-desk.ts';
import { readTimeout } from './timeout.ts';

/** Something that is wrong, at its field; field '' is the whole. */
export interface Mistake {
  readonly field: string;
  readonly message: string;
}

export interface SimulatorState {
  /** null until it was read. */
  readonly desk: Desk | null;
  /** Another number whenever the draft was replaced by another one. */
  readonly key: number;
  /** What stood here before it was replaced, and can be brought back. */
  readonly before: Desk | null;
  /** What an import had to say. */
  readonly remarks: readonly string[];
  /** Why what was typed could not be read or kept. */
  readonly keepProblem: string | null;
  readonly mistake: Mistake | null;
  /** The job of the delivery that is under way. */
  readonly job: string | null;
  readonly result: DeliveryDetail | null;
}

type ImportSource = CallInput<'simulator.import'>['source'];

export interface Simulator {
  readonly store: StoreApi<SimulatorState>;
  change(patch: Partial<Omit<Desk, 'draft'>>): void;
  edit(patch: Partial<Draft>): void;
  /** Puts another draft in its place. A URL that it does not say stays the one that was. */
  replace(draft: Draft, remarks?: readonly string[]): void;
  /** Puts a delivery's draft there, with what it was composed and sent with. */
  takeDelivery(delivery: DeliveryDetail): void;
  bringBack(): void;
  /** A secret of the vault has another name. */
  secretRenamed(from: string, to: string): void;
  /** Rejects where the source cannot be read. */
  take(source: ImportSource): Promise<void>;
  /** `typed` is the secret that stands in its field; it is kept nowhere. */
  send(typed: string, proxy: string): Promise<void>;
  cancel(): void;
  show(delivery: number): Promise<void>;
}

/** What stands in the Simulator, kept by the engine over restarts; and the delivery that is looked at. */
export function createSimulator(connection: Connection, newJob: () => string): Simulator {
  const store = createStore<SimulatorState>(() => ({
    ...{ desk: null, key: 0, before: null, remarks: [], keepProblem: null },
    ...{ mistake: null, job: null, result: null },
  }));
  const { setState, getState } = store;
  const keeper = createDeskKeeper(connection, (keepProblem) => setState({ keepProblem }));
  const setDesk = (desk: Desk): void => {
    setState({ desk, mistake: null });
    keeper.keep(desk);
  };
  const change: Simulator['change'] = (patch) => {
    const { desk } = getState();
    if (desk) setDesk({ ...desk, ...patch });
  };
  const replace: Simulator['replace'] = (draft, remarks = []) => {
    const { desk, key } = getState();
    if (!desk) return;
    const url = draft.url === '' ? desk.draft.url : draft.url;
    setState({ before: desk, key: key + 1, remarks });
    setDesk({ ...desk, draft: { ...draft, url } });
  };

  connection.onLive(() => {
    if (getState().desk) return keeper.again();
    readDesk(connection).then(
      (desk) => setState({ desk, keepProblem: null }),
      (thrown: unknown) => setState({ keepProblem: messageOf(thrown) }),
    );
  });

  return {
    store,
    change,
    replace,
    edit(patch) {
      const { desk } = getState();
      if (desk) setDesk({ ...desk, draft: { ...desk.draft, ...patch } });
    },
    takeDelivery({ draft, sentWith }) {
      if (!draft) return;
      replace(draft);
      const secret = sourceOfRef(draft.secretRef);
      // Else the choice stays: where a typed one stood, it may stand there still.
      if (secret !== null) change({ secret });
      if (sentWith) change({ ...sentWithDesk(sentWith) });
    },
    secretRenamed(from, to) {
      const { desk } = getState();
      if (desk?.secret.kind !== 'vault' || desk.secret.name !== from) return;
      const secret = { ...desk.secret, name: to };
      setDesk({ ...desk, secret, draft: { ...desk.draft, secretRef: secretRefOf(secret) } });
    },
    bringBack() {
      const { before, key } = getState();
      if (!before) return;
      setState({ before: null, key: key + 1, remarks: [] });
      setDesk(before);
    },
    async take(source) {
      const { draft, remarks } = await connection.call('simulator.import', { source });
      replace(draft, remarks);
    },
    async send(typed, proxy) {
      const { desk, job: running } = getState();
      if (!desk || running !== null) return;
      const job = newJob();
      setState({ job, mistake: null });
      try {
        const input = { ...toSend(desk, typed, proxy), job };
        setState({ result: await connection.call('simulator.send', input) });
      } catch (thrown) {
        setState({ mistake: mistakeOf(thrown) });
      } finally {
        setState({ job: null });
      }
    },
    cancel() {
      const { job } = getState();
      if (job !== null) void connection.call('jobs.cancel', { job }).catch(() => {});
    },
    async show(id) {
      try {
        setState({ result: await connection.call('deliveries.get', { id }), mistake: null });
      } catch (thrown) {
        setState({ mistake: mistakeOf(thrown) });
      }
    },
  };
}

const sentWithDesk = ({ environment, event, timeoutMs }: SentWith): Partial<Desk> => ({
  environment,
  event,
  timeout: String(timeoutMs / 1000),
});

async function readDesk(connection: Connection): Promise<Desk> {
  const { desk } = await connection.call('simulator.desk', {});
  return desk ?? (await emptyDesk(connection));
}

/** What the engine needs to send it. Throws a mistake at its field. */
export function toSend(desk: Desk, typed: string, proxy: string): Omit<CallInput<'simulator.send'>, 'job'> {
  const { draft, environment, event, ca } = desk;
  const secret = secretOf(desk, typed);
  const timeoutMs = readTimeout(desk.timeout);
  return { draft, secret, environment, event, timeoutMs, ca: ca || null, proxy: proxy || null };
}

/** An empty field is no secret: the message goes out unsigned, and that is said. */
export function secretOf({ secret }: Pick<Desk, 'secret'>, typed: string): GivenSecret {
  return secret.kind === 'typed' ? { kind: 'typed', secret: typed } : secret;
}

export function mistakeOf(thrown: unknown): Mistake {
  const field = thrown instanceof HookglassError ? thrown.details.field : '';
  return { field: typeof field === 'string' ? field : '', message: messageOf(thrown) };
}

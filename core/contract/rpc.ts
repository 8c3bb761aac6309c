import { z } from 'zod';
import {
  type CallInput,
  type CallName,
  type CallOutput,
  calls,
  type Push,
  type PushName,
  pushes,
} from './calls.ts';
import { describeIssues, fromWire, HookglassError, toWire, wireError } from './errors.ts';
import type { Caller, Port } from './port.ts';

const callNames = Object.keys(calls) as [CallName, ...CallName[]];
const pushNames = Object.keys(pushes) as [PushName, ...PushName[]];

const callMessage = z.object({
  kind: z.literal('call'),
  id: z.number().int(),
  name: z.string(),
  input: z.unknown().optional(),
});
const engineMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), id: z.number().int(), output: z.unknown() }),
  z.object({ kind: z.literal('error'), id: z.number().int(), error: wireError }),
  z.object({ kind: z.literal('push'), name: z.enum(pushNames), seq: z.number().int(), data: z.unknown() }),
]);

/** What stands behind a port: the engine, as its callers see it. */
export interface Callee {
  /** Input is `unknown`: the engine parses it. Rejects with a `HookglassError`. Without a caller it is this process itself. */
  call(name: CallName, input: unknown, caller?: Caller): Promise<unknown>;
  /** Every push from now on. Returns the way to stop. */
  onPush(listener: (push: Push) => void): () => void;
}

/** Lets the other end of `port` call the engine and hear its pushes, until the port closes. */
export function serve(port: Port, callee: Callee): void {
  const stop = callee.onPush((push) => port.send({ kind: 'push', ...push }));
  port.onClose(stop);
  port.onMessage((message) => {
    const parsed = callMessage.safeParse(message);
    // Without an id there is nobody to answer; a stray message is dropped.
    if (!parsed.success) return;
    const { id, name, input } = parsed.data;
    answer(callee, name, input, port).then(
      (output) => port.send({ kind: 'answer', id, output }),
      (thrown: unknown) => port.send({ kind: 'error', id, error: toWire(thrown) }),
    );
  });
}

async function answer(callee: Callee, name: string, input: unknown, caller: Caller): Promise<unknown> {
  const known = callNames.find((candidate) => candidate === name);
  if (!known) throw new HookglassError('unknown-call', `This version of Hookglass has no call "${name}".`);
  return callee.call(known, input, caller);
}

/** The calling end of a port. */
export interface Client {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  onPush(listener: (push: Push) => void): () => void;
  onClose(listener: () => void): void;
  close(): void;
}

interface Waiting {
  name: CallName;
  resolve: (output: unknown) => void;
  reject: (error: HookglassError) => void;
}

/** Answers and pushes are parsed before anyone sees them. Calls that wait when the port closes are rejected. */
export function connect(port: Port): Client {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(push: Push) => void>();
  let nextId = 1;
  let open = true;

  port.onMessage((message) => {
    const parsed = engineMessage.safeParse(message);
    if (!parsed.success) return;
    if (parsed.data.kind === 'push') announce(parsed.data.name, parsed.data.seq, parsed.data.data, listeners);
    else settle(waiting, parsed.data);
  });
  port.onClose(() => {
    open = false;
    const lost = new HookglassError(
      'connection-lost',
      'The connection to the engine was lost. It is being made again.',
    );
    for (const { reject } of waiting.values()) reject(lost);
    waiting.clear();
  });

  return {
    call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
      if (!open)
        return Promise.reject(new HookglassError('connection-lost', 'There is no connection to the engine.'));
      const id = nextId++;
      return new Promise<CallOutput<N>>((resolve, reject) => {
        waiting.set(id, { name, resolve: (output) => resolve(output as CallOutput<N>), reject });
        port.send({ kind: 'call', id, name, input });
      });
    },
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onClose: (listener) => port.onClose(listener),
    close: () => port.close(),
  };
}

type Settlement = Exclude<z.output<typeof engineMessage>, { kind: 'push' }>;

function settle(waiting: Map<number, Waiting>, message: Settlement): void {
  const waiter = waiting.get(message.id);
  if (!waiter) return;
  waiting.delete(message.id);
  if (message.kind === 'error') {
    waiter.reject(fromWire(message.error));
    return;
  }
  const output = calls[waiter.name].output.safeParse(message.output);
  if (output.success) waiter.resolve(output.data);
  else waiter.reject(badAnswer(waiter.name, output.error));
}

function badAnswer(name: CallName, error: z.ZodError): HookglassError {
  return new HookglassError(
    'bad-message',
    `The engine's answer to "${name}" could not be read: ${describeIssues(error)}`,
  );
}

function announce(name: PushName, seq: number, data: unknown, listeners: Set<(push: Push) => void>): void {
  const parsed = pushes[name].safeParse(data);
  if (!parsed.success) return;
  const push = { name, seq, data: parsed.data } as Push;
  for (const listener of listeners) listener(push);
}

import type { CallHandlers } from '../contract/calls.ts';
import { HookglassError } from '../contract/errors.ts';
import type { Durability, Operation, OperationState, operationCalls } from '../contract/operation-calls.ts';
import { defaultLimits, type ReceiverLimits } from '../contract/receiver-limits.ts';
import { setDurability } from '../store/durability.ts';
import { keepOperation, readOperation } from '../store/operation.ts';
import type { Database } from '../store/sqlite.ts';
import type { Hub } from './hub.ts';

export interface OperationParts {
  readonly database: Database;
  /** Of the host: they hold where the history has none of its own. */
  readonly limits?: ReceiverLimits;
  /** From the command line, for this run. */
  readonly durability?: Durability;
  readonly inMemory: boolean;
}

/** How the receiver and the history work. */
export interface OperationSettings {
  readonly limits: ReceiverLimits;
  handlers(
    hub: Pick<Hub<unknown>, 'operationChanged'>,
    restart: () => Promise<unknown>,
  ): Pick<CallHandlers, keyof typeof operationCalls>;
}

/** Puts what is set into force. */
export function createOperation(parts: OperationParts): OperationSettings {
  const { database, durability: given, inMemory } = parts;
  const kept = readOperation(database);
  let current: Operation = {
    limits: kept.limits ?? parts.limits ?? defaultLimits,
    durability: kept.durability,
  };
  const durability = (): Durability => given ?? current.durability;
  const apply = (): void => {
    if (!inMemory) setDurability(database, durability());
  };
  const state = (): OperationState => ({
    ...current,
    durability: durability(),
    durabilityGiven: given !== undefined,
    inMemory,
  });
  apply();
  return {
    get limits() {
      return current.limits;
    },
    handlers: (hub, restart) => ({
      'operation.get': state,
      async 'operation.set'(wanted) {
        if (given !== undefined && wanted.durability !== undefined && wanted.durability !== given)
          throw new HookglassError(
            'bad-argument',
            'The command line chose the durability for this run. Start without --durability to set it here.',
          );
        const limits = wanted.limits ?? current.limits;
        requireInOrder(limits);
        const others = JSON.stringify(limits) !== JSON.stringify(current.limits);
        const next = { limits, durability: wanted.durability ?? current.durability };
        keepOperation(database, next);
        current = next;
        apply();
        if (others) await restart();
        hub.operationChanged(state());
        return state();
      },
    }),
  };
}

/** A request's head is part of the request. */
function requireInOrder({ headTimeoutMs, requestTimeoutMs }: ReceiverLimits): void {
  if (headTimeoutMs <= requestTimeoutMs) return;
  throw new HookglassError(
    'bad-argument',
    'The time for the headers cannot be longer than the time for the whole request.',
    { details: { field: 'headTimeoutMs' } },
  );
}

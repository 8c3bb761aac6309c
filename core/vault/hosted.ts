import { fromWire, HookglassError } from '../contract/errors.ts';
import type { VaultReply, VaultRequest, VaultSnapshot } from './messages.ts';
import { createVault, type Vault } from './vault.ts';

export interface HostedVault {
  readonly vault: Vault;
  hear(reply: VaultReply): void;
  /** The host is gone: nothing can be kept any more. */
  lose(): void;
}

interface Waiting {
  readonly resolve: (snapshot: VaultSnapshot | null) => void;
  readonly reject: (error: HookglassError) => void;
}

/** The vault of an engine whose host keeps the secrets, so that they outlive the engine's process. */
export function hostedVault(snapshot: VaultSnapshot, send: (request: VaultRequest) => void): HostedVault {
  const waiting = new Map<number, Waiting>();
  let lost = false;
  let lastId = 0;

  const ask = (request: (id: number) => VaultRequest): Promise<VaultSnapshot | null> => {
    if (lost) return Promise.reject(hostGone());
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      send(request(id));
    });
  };
  const vault = createVault(snapshot, {
    keep: (changes) => ask((id) => ({ type: 'vault-change', id, changes: [...changes] })),
    async place(order) {
      const placed = await ask((id) => ({ type: 'vault-place', id, order }));
      if (placed) return placed;
      throw new HookglassError('bad-message', 'The process that keeps secrets did not say where they are.');
    },
  });
  return {
    vault,
    hear(reply) {
      const waiter = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.type === 'vault-stored') waiter?.resolve(reply.snapshot);
      else waiter?.reject(fromWire(reply.error));
    },
    lose() {
      lost = true;
      for (const { reject } of waiting.values()) reject(hostGone());
      waiting.clear();
    },
  };
}

function hostGone(): HookglassError {
  return new HookglassError(
    'vault-write-failed',
    'The secret could not be stored: the process that keeps secrets has ended.',
  );
}

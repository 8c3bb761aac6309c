import { describe, expect, it } from 'vitest';
import { HookglassError } from '../../../../core/contract/errors.ts';
import { inMemory } from '../../../../core/contract/state.ts';
import { hostedVault } from '../../../../core/vault/hosted.ts';
import { answerVault, memoryKeeper, type VaultKeeper } from '../../../../core/vault/keeper.ts';
import { type VaultRequest, vaultReply, vaultRequest } from '../../../../core/vault/messages.ts';

const state = inMemory('a test');
const empty = { state, secrets: {}, unreadable: [] };

/** An engine's vault before a keeper, with messages as they cross: copied, and parsed at each end. */
function linked(keeper: VaultKeeper) {
  const hosted = hostedVault(keeper.snapshot(), (request) => {
    void answerVault(keeper, vaultRequest.parse(structuredClone(request))).then((reply) =>
      hosted.hear(vaultReply.parse(structuredClone(reply))),
    );
  });
  return hosted;
}

describe('a vault whose host keeps the secrets', () => {
  it('gives the next engine what this one set', async () => {
    const keeper = memoryKeeper(state);
    const first = linked(keeper);
    await first.vault.change([{ op: 'set', ref: 'a', value: '1' }]);
    await first.vault.change([{ op: 'rename', ref: 'a', to: 'b' }]);
    expect(first.vault.get('b')).toBe('1');
    expect(linked(keeper).vault.get('b')).toBe('1');
  });

  it('keeps the old value, with the host’s own reason, where it is refused', async () => {
    const keeper: VaultKeeper = {
      snapshot: () => ({ ...empty, secrets: { a: 'old' } }),
      change: () => Promise.reject(new HookglassError('vault-write-failed', 'The disk is full.')),
      place: () => Promise.reject(new Error('not asked')),
    };
    const { vault } = linked(keeper);
    await expect(vault.change([{ op: 'set', ref: 'a', value: 'new' }])).rejects.toMatchObject({
      code: 'vault-write-failed',
      message: 'The disk is full.',
    });
    expect(vault.get('a')).toBe('old');
  });

  it('goes on with the next change after one that was refused', async () => {
    let refuse = true;
    const inner = memoryKeeper(state);
    const { vault } = linked({
      ...inner,
      change: (changes) => (refuse ? Promise.reject(new Error('no')) : inner.change(changes)),
    });
    const refused = vault.change([{ op: 'set', ref: 'a', value: '1' }]);
    await expect(refused).rejects.toBeInstanceOf(HookglassError);
    refuse = false;
    await vault.change([{ op: 'set', ref: 'a', value: '2' }]);
    expect(vault.get('a')).toBe('2');
  });

  it('refuses what waits and what comes once its host is gone', async () => {
    const sent: VaultRequest[] = [];
    const hosted = hostedVault(empty, (request) => sent.push(request));
    const waiting = hosted.vault.change([{ op: 'set', ref: 'a', value: '1' }]);
    await Promise.resolve();
    expect(sent).toHaveLength(1);
    hosted.lose();
    await expect(waiting).rejects.toMatchObject({ code: 'vault-write-failed' });
    await expect(hosted.vault.change([])).rejects.toMatchObject({ code: 'vault-write-failed' });
    expect(hosted.vault.status('a')).toBe('not-set');
  });

  it('is asked for one change after the other', async () => {
    const order: string[] = [];
    const inner = memoryKeeper(state);
    const { vault } = linked({
      ...inner,
      async change(changes) {
        order.push(`begin ${JSON.stringify(changes[0])}`);
        await Promise.resolve();
        await inner.change(changes);
        order.push('end');
        return false;
      },
    });
    await Promise.all(['1', '2'].map((value) => vault.change([{ op: 'set', ref: 'a', value }])));
    expect(order.map((line) => line.split(' ')[0])).toEqual(['begin', 'end', 'begin', 'end']);
    expect(vault.get('a')).toBe('2');
  });
});

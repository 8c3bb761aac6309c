import { inMemory } from '../../core/contract/state.ts';
import { memoryKeeper, type VaultKeeper } from '../../core/vault/keeper.ts';
import { createPlacedKeeper } from '../../core/vault/placed-keeper.ts';
import { sealedFileExists } from '../../core/vault/sealed-file.ts';
import { memoryStore, openSealedStore, openTypedStore } from '../../core/vault/stores.ts';
import { givenPassphrase, type VaultOptions, vaultPathOf } from '../vault-file.ts';

const IN_MEMORY =
  'A browser has no system vault to offer: secrets are kept in memory and forgotten when "hookglass serve" ends.';

/**
 * The secrets of `serve`: in the vault file where there is one, locked until somebody gives the passphrase, here or in the page; else in
 * memory. `given` come from the environment, for this run; they are put into no file.
 */
export async function openServeVault(
  options: VaultOptions & { readonly memory: boolean },
  given: Readonly<Record<string, string>>,
): Promise<VaultKeeper> {
  if (options.memory) return memoryKeeper(inMemory(IN_MEMORY), given);
  const path = vaultPathOf(options);
  const passphrase = await givenPassphrase(options);
  const first = async () => {
    if (!(await sealedFileExists(path))) return memoryStore(IN_MEMORY);
    return passphrase === null ? 'locked' : openSealedStore(path, passphrase);
  };
  const keeper = createPlacedKeeper({
    first: await first(),
    places: ['memory', 'sealed'],
    open({ place, passphrase: typed }) {
      if (place !== 'sealed') return Promise.resolve(memoryStore(IN_MEMORY));
      return openTypedStore(path, typed);
    },
    // Whether there is the file says it for the next run.
    onPlaced: () => {},
  });
  return withGiven(keeper, given);
}

/** Until one of them is set or removed. */
function withGiven(keeper: VaultKeeper, first: Readonly<Record<string, string>>): VaultKeeper {
  const given = new Map(Object.entries(first));
  return {
    ...keeper,
    snapshot() {
      const { secrets, ...rest } = keeper.snapshot();
      return { ...rest, secrets: { ...secrets, ...Object.fromEntries(given) } };
    },
    async change(changes) {
      const more = await keeper.change(changes);
      for (const { ref } of changes) given.delete(ref);
      return more;
    },
  };
}

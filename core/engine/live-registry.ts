import type { Clock } from '../clock.ts';
import { RULES_VERSION } from '../inspect/inspect.ts';
import { nowhere, type OwnProviders, openOwnProviders } from '../own-providers/own-providers.ts';
import { createRegistry, type RegistrySource } from '../providers/registry.ts';

/** The providers as they are now, the user's own among them. */
export interface LiveRegistry extends RegistrySource {
  readonly own: OwnProviders;
  /** What an inspection depends on beside its request: our rules, and the files of the user's own providers. */
  readonly basis: string;
  /** The one that is told after `current` has changed; `rejudge` says that inspections may be out of date. */
  onChange(listener: (rejudge: boolean) => void): void;
}

/** `folder`: where the user's own providers lie; null where there is no place for them. */
export async function openLiveRegistry(folder: string | null, clock: Clock): Promise<LiveRegistry> {
  let tell = (_rejudge: boolean): void => {};
  const take = (): void => {
    const { providers, fingerprint } = own.current;
    const before = basis;
    current = createRegistry(providers);
    basis = fingerprint === '' ? String(RULES_VERSION) : `${RULES_VERSION} ${fingerprint}`;
    tell(basis !== before);
  };
  let current = createRegistry([]);
  let basis = '';
  const own = folder === null ? nowhere : await openOwnProviders(folder, { clock, onChange: () => take() });
  take();
  return {
    own,
    get current() {
      return current;
    },
    get basis() {
      return basis;
    },
    onChange(listener) {
      tell = listener;
    },
  };
}

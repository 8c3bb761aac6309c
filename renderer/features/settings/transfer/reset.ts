import { defaultLimits } from '../../../../core/contract/receiver-limits.ts';
import type { InterfaceSettingsPatch } from '../../../../core/contract/settings.ts';
import { setupInterface } from '../../../../core/contract/setup.ts';
import { type DesktopStore, standardDesktop } from '../../desktop/desktop-store.ts';
import type { OperationStore } from '../receiver/operation-store.ts';
import { type Settings, standardInterface } from '../settings-store.ts';
import type { WayBack } from './way-back.ts';

export interface ResetParts {
  readonly settings: Settings;
  readonly desktop: DesktopStore;
  readonly operation: OperationStore;
  readonly wayBack: WayBack;
}

/** What a page of the settings puts back. */
export type ResetScope = 'general' | 'receiver' | 'everything';

const words: Readonly<Record<ResetScope, string>> = {
  general: 'The page General has its defaults',
  receiver: 'The page Receiver has its defaults',
  everything: 'All settings have their defaults',
};

/** Puts the defaults back and remembers what was. Rejects where the engine refuses, and nothing is changed then. */
export async function resetSettings(scope: ResetScope, parts: ResetParts): Promise<void> {
  const { settings, desktop, operation, wayBack } = parts;
  const page =
    scope === 'everything' ? setupInterface.parse(standardInterface) : themeAndTimes(standardInterface);
  const pageBefore: InterfaceSettingsPatch =
    scope === 'everything'
      ? setupInterface.parse(settings.store.getState())
      : themeAndTimes(settings.store.getState());
  const desktopBefore = desktop.store.getState()?.settings;
  // Those that can refuse come first, and what they did is taken back where a later one does.
  const backOfReceiver = scope === 'general' ? null : await resetReceiver(operation);
  if (scope !== 'receiver') {
    await desktop.change(standardDesktop).catch(async (thrown: unknown) => {
      await backOfReceiver?.();
      throw thrown;
    });
    settings.set(page);
  }
  wayBack.did({
    words: words[scope],
    async undo() {
      await backOfReceiver?.();
      if (scope === 'receiver') return;
      settings.set(pageBefore);
      if (desktopBefore) await desktop.change(desktopBefore);
    },
  });
}

const themeAndTimes = ({ theme, times }: Pick<Required<InterfaceSettingsPatch>, 'theme' | 'times'>) => ({
  theme,
  times,
});

async function resetReceiver(operation: OperationStore): Promise<(() => Promise<void>) | null> {
  if (operation.store.getState().state === null) await operation.load();
  const { state } = operation.store.getState();
  if (!state) return null;
  // One that the command line gave is not ours to change.
  const durability = state.durabilityGiven || state.inMemory ? {} : { durability: 'crash' as const };
  const before = { limits: state.limits, ...(durability.durability && { durability: state.durability }) };
  await operation.set({ limits: defaultLimits, ...durability });
  return () => operation.set(before);
}

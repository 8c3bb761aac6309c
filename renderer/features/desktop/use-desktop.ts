import { useEffect } from 'react';
import type { DesktopSettingsPatch, DesktopState } from '../../../core/contract/desktop.ts';
import { useServices, useSlice } from '../../services.ts';

export interface UseDesktop {
  /** null in a browser, and until it is read. */
  state: DesktopState | null;
  change: (patch: DesktopSettingsPatch) => void;
}

export function useDesktop(): UseDesktop {
  const { desktop, speaker } = useServices();
  const state = useSlice(
    (services) => services.desktop,
    (now) => now,
  );
  useEffect(() => void desktop.load(), [desktop]);
  const change = (patch: DesktopSettingsPatch): void => {
    desktop.change(patch).catch((thrown: unknown) => speaker.fail(thrown));
  };
  return { state, change };
}

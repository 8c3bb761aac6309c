import { useEffect, useState } from 'react';
import type { DesktopSettingsPatch, DesktopState } from '../../../core/contract/desktop.ts';
import { useServices } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';

export interface UseDesktop {
  /** null in a browser, and until it is read. */
  state: DesktopState | null;
  change: (patch: DesktopSettingsPatch) => void;
}

export function useDesktop(): UseDesktop {
  const { host, speaker } = useServices();
  const [state, setState] = useState<DesktopState | null>(null);
  useEffect(() => {
    let here = true;
    host.desktop?.get().then(
      (got) => here && setState(got),
      () => {},
    );
    return () => {
      here = false;
    };
  }, [host]);
  const change = (patch: DesktopSettingsPatch): void => {
    // Shown at once; what the app then says counts.
    setState((before) => before && { ...before, settings: merged(before, patch) });
    host.desktop?.set(patch).then(setState, (thrown: unknown) => speaker.say(messageOf(thrown)));
  };
  return { state, change };
}

function merged({ settings }: DesktopState, patch: DesktopSettingsPatch): DesktopState['settings'] {
  return {
    notify: patch.notify ?? settings.notify,
    notifyQuery: patch.notifyQuery ?? settings.notifyQuery,
    tray: patch.tray ?? settings.tray,
    openAtLogin: patch.openAtLogin ?? settings.openAtLogin,
    askBeforeQuit: patch.askBeforeQuit ?? settings.askBeforeQuit,
    lookForUpdates: patch.lookForUpdates ?? settings.lookForUpdates,
  };
}

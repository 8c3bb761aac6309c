import { useConnection, useServices, useSlice } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';
import { hrefOf, type SectionId } from '../shell/sections.ts';
import { useCapture, useIncognito } from '../shell/use-capture.ts';
import type { Action } from './model/desk.ts';
import { openPlace } from './open-place.ts';
import { useActions } from './use-actions.ts';

const goTo = (section: SectionId, ...rest: string[]): Action => ({
  run: () => openPlace(hrefOf(section, ...rest)),
});

/** What belongs to no screen. */
export function useAppActions(): void {
  const { host, commands, settings } = useServices();
  const { desktop } = host;
  const theme = (name: 'system' | 'light' | 'dark'): Action => ({
    run: () => settings.set({ theme: name }),
    applies: () => settings.store.getState().theme !== name,
  });
  useActions({
    'go.inbox': goTo('inbox'),
    'go.simulator': goTo('simulator'),
    'go.flows': goTo('flows'),
    'go.handler-check': goTo('handler-check'),
    'go.signature-bench': goTo('signature-bench'),
    'go.subscriptions': goTo('subscriptions'),
    'go.insights': goTo('insights'),
    'go.settings': goTo('settings'),
    'go.catalogue': goTo('simulator', 'catalogue'),
    'palette.open': { run: () => commands.show('palette') },
    'shortcuts.open': { run: () => commands.show('shortcuts') },
    'shortcuts.change': goTo('settings', 'keyboard'),
    'theme.system': theme('system'),
    'theme.light': theme('light'),
    'theme.dark': theme('dark'),
    'times.toggle': {
      words: () => (settings.store.getState().times === 'utc' ? 'Show times as local' : 'Show times as UTC'),
      run() {
        const utc = settings.store.getState().times !== 'utc';
        settings.set({ times: utc ? 'utc' : 'local' });
        commands.tell(utc ? 'Times are UTC' : 'Times are local');
      },
    },
    'window.new': { run: () => desktop?.newWindow() },
    'updates.check': { run: () => desktop?.checkForUpdates() },
    'diagnostics.copy': {
      run() {
        if (!desktop) return;
        desktop
          .diagnostics()
          .then(host.copyText)
          .then(
            () => commands.tell('Diagnostics copied'),
            (thrown: unknown) => commands.tell(messageOf(thrown)),
          );
      },
    },
  });
  useCaptureActions();
  useAddressActions();
}

function useCaptureActions(): void {
  const capture = useCapture();
  const incognito = useIncognito();
  useActions({
    'capture.toggle': {
      run: capture.toggle,
      applies: () => capture.ready,
      words: () => (capture.paused ? 'Resume capture' : 'Pause capture'),
    },
    'capture.incognito': {
      run: incognito.toggle,
      applies: () => incognito.ready,
      words: () => (incognito.on ? 'End incognito capture' : 'Start incognito capture'),
    },
  });
}

function useAddressActions(): void {
  const { host, commands, tunnel } = useServices();
  const receiver = useConnection((state) => state.engine?.receiver);
  const live = useConnection(({ link }) => link.status === 'live');
  const info = useSlice(
    (services) => services.tunnel,
    (state) => state.info,
  );
  const local = receiver?.status === 'listening' ? receiver.url : null;
  const copy = (text: string | null | undefined, words: string): Action => ({
    applies: () => typeof text === 'string',
    run() {
      host.copyText(text ?? '').then(
        () => commands.tell(words),
        (thrown: unknown) => commands.tell(messageOf(thrown)),
      );
    },
  });
  const open = info !== null && info.state.status !== 'off' && info.state.status !== 'failed';
  useActions({
    'address.copyLocal': copy(local, 'Local URL copied'),
    'address.copyPublic': copy(info?.publicUrl, 'Public URL copied'),
    'tunnel.toggle': {
      applies: () => live && info?.settings.way === 'ngrok',
      words: () => (open ? 'Disconnect tunnel' : 'Connect tunnel'),
      run() {
        // Without a token there is nothing to connect with: it is asked for there.
        if (!open && info?.token !== 'set') return openPlace(hrefOf('settings', 'public'));
        tunnel.change(open ? 'tunnel.stop' : 'tunnel.start', {}).then(
          () => commands.tell(open ? 'Tunnel disconnected' : 'Connecting the tunnel'),
          (thrown: unknown) => commands.tell(messageOf(thrown)),
        );
      },
    },
  });
}

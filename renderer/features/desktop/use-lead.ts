import { useEffect } from 'react';
import type { Destination } from '../../../core/contract/desktop.ts';
import { useServices } from '../../services.ts';
import { isDialogOpen } from '../commands/use-keys.ts';

/** Shows the places that links, notifications and the menus of the app lead to. */
export function useLead(): void {
  const { host, connection, speaker, imports, commands } = useServices();
  useEffect(() => {
    const lead = (to: Destination): void => {
      if (to.kind === 'command' && !isDialogOpen()) commands.run(to.id);
      if (to.kind === 'place') window.location.hash = to.route;
      if (to.kind === 'file') {
        window.location.hash = '/inbox';
        void imports.start(new File([new Uint8Array(to.bytes)], to.name));
      }
      if (to.kind !== 'event') return;
      connection.call('events.get', { id: to.id }).then(({ seq }) => {
        window.location.hash = `/inbox/${seq}`;
      }, speaker.fail);
    };
    // What came before there was an engine waits for it.
    let stop: (() => void) | undefined;
    const listen = (): void => {
      stop ??= host.desktop?.onLead(lead);
    };
    const stopLive = connection.onLive(listen);
    if (connection.store.getState().link.status === 'live') listen();
    return () => {
      stopLive();
      stop?.();
    };
  }, [host, connection, speaker, imports, commands]);
}

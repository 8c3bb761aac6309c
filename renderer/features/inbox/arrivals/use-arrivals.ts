import { useEffect } from 'react';
import { useServices } from '../../../services.ts';
import { createTeller } from './teller.ts';

/** Tells a screen reader of arrivals while the Inbox is open, unless the user wants to hear none. */
export function useArrivals(): void {
  const { inbox, speaker, settings } = useServices();
  useEffect(() => {
    const isOn = (): boolean => settings.store.getState().spokenArrivals === 'summary';
    const teller = createTeller(speaker.say, isOn);
    const stop = inbox.onArrivals(teller.arrived);
    return () => {
      stop();
      teller.stop();
    };
  }, [inbox, speaker, settings]);
}

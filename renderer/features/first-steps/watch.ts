import { firstStep } from '../../../core/contract/settings.ts';
import type { Services } from '../../services.ts';
import { stepsDone } from './steps.ts';

type Watched = Pick<Services, 'settings' | 'inbox' | 'tunnel' | 'okaya' | 'subscriptions'>;

/** Ticks off the first steps by what really happens; what was done once stays done. Returns the way to stop. */
export function watchFirstSteps({ settings, inbox, tunnel, okaya, subscriptions }: Watched): () => void {
  const look = (): void => {
    const { firstSteps } = settings.store.getState();
    // Asked with every arrival: nothing is left to be looked for then.
    if (firstSteps.done.length === firstStep.options.length) return;
    const done = stepsDone(firstSteps.done, {
      events: inbox.store.getState().pages.total,
      publicUrl: tunnel.store.getState().info?.publicUrl ?? null,
      okaya: okaya.store.getState().state,
      webhooks: subscriptions.store.getState().webhooks ?? [],
    });
    if (done.length > firstSteps.done.length) settings.set({ firstSteps: { ...firstSteps, done } });
  };
  const stops = [inbox, tunnel, okaya, subscriptions].map(({ store }) => store.subscribe(look));
  return () => {
    for (const stop of stops) stop();
  };
}

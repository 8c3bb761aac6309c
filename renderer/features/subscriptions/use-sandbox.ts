import { useState } from 'react';
import type { OkayaEvent } from '../../../core/contract/okaya.ts';
import { useServices } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';

export interface SandboxActions {
  readonly busy: boolean;
  /** Why the last one was not done. */
  readonly problem: string | null;
  start(): Promise<void>;
  stop(): Promise<void>;
  fire(event: OkayaEvent): Promise<void>;
}

export function useSandbox(): SandboxActions {
  const { connection, okaya, speaker, settings } = useServices();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const doing = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (thrown) {
      setProblem(messageOf(thrown));
      speaker.say(messageOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    problem,
    start: () =>
      doing(async () => {
        okaya.show(await connection.call('okaya.startSandbox', { port: 0 }));
        settings.set({ subscriptions: { ...settings.store.getState().subscriptions, pane: 'sandbox' } });
        speaker.say('The sandbox is running');
      }),
    stop: () =>
      doing(async () => {
        okaya.show(await connection.call('okaya.stopSandbox', {}));
        speaker.say('The sandbox is stopped');
      }),
    fire: (event) =>
      doing(async () => {
        const { deliveries } = await connection.call('okaya.fire', { event, webhook: null });
        const failed = deliveries.filter(({ ok }) => !ok).length;
        speaker.say(`${event} sent to ${deliveries.length} webhooks, ${failed} failed`);
      }),
  };
}

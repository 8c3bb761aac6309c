import { useState } from 'react';
import { useConnection, useServices } from '../../services.ts';

export interface Capture {
  readonly paused: boolean;
  readonly busy: boolean;
  readonly ready: boolean;
  toggle(): void;
}

export function useCapture(): Capture {
  const { connection } = useServices();
  const capture = useConnection((state) => state.engine?.capture ?? null);
  const live = useConnection((state) => state.link.status === 'live');
  const paused = capture === 'paused';
  const { busy, start } = useSaid(async () => {
    await connection.change('capture.set', { on: paused });
    return paused ? 'Capture resumed' : 'Capture paused. Requests are answered 503 and not kept.';
  });
  return { paused, busy, ready: live && capture !== null, toggle: start };
}

export interface IncognitoCapture {
  readonly on: boolean;
  readonly busy: boolean;
  readonly ready: boolean;
  toggle(): void;
}

export function useIncognito(): IncognitoCapture {
  const { connection } = useServices();
  const on = useConnection((state) => state.engine?.incognito ?? false);
  const live = useConnection((state) => state.link.status === 'live');
  const { busy, start } = useSaid(async () => {
    await connection.call('capture.incognito', { on: !on });
    return on
      ? 'Incognito capture ended. What it had is gone.'
      : 'Incognito: nothing that comes now is kept.';
  });
  return { on, busy, ready: live && !busy, toggle: start };
}

/** Does it, and says what came of it. */
function useSaid(work: () => Promise<string>): { busy: boolean; start: () => void } {
  const { speaker } = useServices();
  const [busy, setBusy] = useState(false);
  const start = async (): Promise<void> => {
    setBusy(true);
    try {
      speaker.say(await work());
    } catch (thrown) {
      speaker.fail(thrown);
    } finally {
      setBusy(false);
    }
  };
  return { busy, start: () => void start() };
}

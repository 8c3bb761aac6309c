import { useState } from 'react';
import { useConnection, useServices, useSlice } from '../../services.ts';
import { formatDuration } from '../../ui/format.ts';
import { messageOf } from '../../ui/message-of.ts';

export interface TestSend {
  readonly busy: boolean;
  readonly problem: string | null;
  /** What became of the last one that arrived; null where none did. */
  readonly sent: string | null;
  /** Why it cannot be sent now; null when it can. */
  readonly hindrance: string | null;
  send(): void;
}

/** Sends the template that is chosen for the Inbox. */
export function useSendChosen(): TestSend {
  return useSendTest(
    useSlice(
      (services) => services.directory,
      (state) => state.chosen,
    ),
  );
}

/** Sends a template over a real socket to the app's own receiver. */
export function useSendTest(template: string | null): TestSend {
  const { connection, speaker } = useServices();
  const live = useConnection((state) => state.link.status === 'live');
  const listening = useConnection((state) => state.engine?.receiver.status === 'listening');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [sent, setSent] = useState<string | null>(null);
  /** The last test event came while capture was paused; told as long as it is. */
  const [refused, setRefused] = useState(false);
  const paused = useConnection((state) => state.engine?.capture === 'paused');

  const hindrance = !live ? 'The engine is not running' : listening ? null : 'The receiver is not listening';
  const send = async (): Promise<void> => {
    if (template === null || busy) return;
    setBusy(true);
    setProblem(null);
    setSent(null);
    try {
      const { status, durationMs } = await connection.call('test.send', { id: template });
      const answered = `answered ${status} in ${formatDuration(durationMs)}`;
      speaker.say(`Test event sent, ${answered}`);
      setSent(status === 503 ? null : `Sent, ${answered}`);
      setRefused(status === 503);
    } catch (thrown) {
      setProblem(messageOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    problem: refused && paused ? 'Answered 503: capture is paused, so the test event was not kept.' : problem,
    sent,
    hindrance: template === null ? 'There is no template' : hindrance,
    send: () => void send(),
  };
}

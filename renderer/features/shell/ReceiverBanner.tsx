import { Button } from '@mantine/core';
import { useState } from 'react';
import { useConnection, useServices } from '../../services.ts';
import { Banner } from '../../ui/Banner.tsx';
import { messageOf } from '../../ui/message-of.ts';

/** The receiver could not listen: why, and the two ways on. */
export function ReceiverBanner() {
  const { connection } = useServices();
  const receiver = useConnection((state) => state.engine?.receiver ?? null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (receiver?.status !== 'failed') return null;
  const { host, port, nextFreePort, error } = receiver;

  const start = async (chosen: number): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await connection.change('receiver.start', { port: chosen, host });
    } catch (thrown) {
      setProblem(messageOf(thrown));
    } finally {
      setBusy(false);
    }
  };

  const actions = (
    <>
      {nextFreePort === null ? null : (
        <Button variant="filled" disabled={busy} onClick={() => void start(nextFreePort)}>
          Use port {nextFreePort}
        </Button>
      )}
      <Button disabled={busy} onClick={() => void start(port)}>
        Try port {port} again
      </Button>
    </>
  );
  return (
    <Banner severity="error" title="The receiver is not listening" actions={actions}>
      {problem ?? error.message}
    </Banner>
  );
}

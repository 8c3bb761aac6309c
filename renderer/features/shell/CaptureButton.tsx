import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useConnection, useServices } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';

export function CaptureButton() {
  const { connection, speaker } = useServices();
  const capture = useConnection((state) => state.engine?.capture ?? null);
  const live = useConnection((state) => state.link.status === 'live');
  const [busy, setBusy] = useState(false);
  const paused = capture === 'paused';
  const Icon = paused ? IconPlayerPlay : IconPlayerPause;

  const toggle = async (): Promise<void> => {
    setBusy(true);
    try {
      await connection.change('capture.set', { on: paused });
      speaker.say(paused ? 'Capture resumed' : 'Capture paused. Requests are answered 503 and not kept.');
    } catch (thrown) {
      speaker.say(messageOf(thrown));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Button
      leftSection={<Icon size={14} aria-hidden="true" />}
      disabled={!live || capture === null}
      aria-busy={busy}
      onClick={() => void toggle()}
    >
      {paused ? 'Resume capture' : 'Pause capture'}
    </Button>
  );
}

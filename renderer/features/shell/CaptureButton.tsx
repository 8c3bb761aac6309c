import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useCapture } from './use-capture.ts';

export function CaptureButton() {
  const { paused, busy, ready, toggle } = useCapture();
  const Icon = paused ? IconPlayerPlay : IconPlayerPause;
  return (
    <Button
      leftSection={<Icon size={14} aria-hidden="true" />}
      disabled={!ready}
      aria-busy={busy}
      onClick={toggle}
    >
      {paused ? 'Resume capture' : 'Pause capture'}
    </Button>
  );
}

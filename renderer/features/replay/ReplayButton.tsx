import { Button } from '@mantine/core';
import type { EventDetail } from '../../../core/contract/models.ts';
import { useServices } from '../../services.ts';
import { useShortcut } from '../commands/use-shortcut.ts';

export function ReplayButton({ event }: { event: EventDetail }) {
  const { replays } = useServices();
  const shortcut = useShortcut('event.replay');
  const impossible = event.capture === 'malformed' || event.method === '';
  return (
    <Button
      aria-keyshortcuts={shortcut.aria}
      disabled={impossible}
      title={impossible ? 'What came was no HTTP request: there is nothing to send again' : undefined}
      onClick={() => replays.open([event])}
    >
      Replay
    </Button>
  );
}

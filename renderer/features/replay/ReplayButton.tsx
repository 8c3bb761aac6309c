import { Button } from '@mantine/core';
import type { EventDetail } from '../../../core/contract/models.ts';
import { useServices } from '../../services.ts';

export function ReplayButton({ event }: { event: EventDetail }) {
  const { replays } = useServices();
  const impossible = event.capture === 'malformed' || event.method === '';
  return (
    <Button
      disabled={impossible}
      title={impossible ? 'What came was no HTTP request: there is nothing to send again' : undefined}
      onClick={() => replays.open([event])}
    >
      Replay
    </Button>
  );
}

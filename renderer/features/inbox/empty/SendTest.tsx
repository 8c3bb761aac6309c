import { Button } from '@mantine/core';
import type { TestSend } from '../../test-event/use-send-test.ts';

export function SendTest({ test }: { test: TestSend }) {
  return (
    <Button
      disabled={test.hindrance !== null}
      title={test.hindrance ?? undefined}
      aria-busy={test.busy}
      onClick={() => test.send()}
    >
      Send test event
    </Button>
  );
}

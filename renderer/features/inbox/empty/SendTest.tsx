import { Button } from '@mantine/core';
import { useActions } from '../../commands/use-actions.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import type { TestSend } from '../../test-event/use-send-test.ts';

export function SendTest({ test }: { test: TestSend }) {
  const shortcut = useShortcut('test.send');
  useActions({ 'test.send': { run: test.send, applies: () => test.hindrance === null } });
  return (
    <Button
      aria-keyshortcuts={shortcut.aria}
      disabled={test.hindrance !== null}
      title={test.hindrance ?? undefined}
      aria-busy={test.busy}
      onClick={() => test.send()}
    >
      Send test event
    </Button>
  );
}

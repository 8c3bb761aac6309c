import { Button } from '@mantine/core';
import type { FirstStepsView } from './use-first-steps.ts';

/** The guide goes, for good; Settings, General brings it back. */
export function DismissSteps({ steps }: { steps: FirstStepsView }) {
  return (
    <Button
      variant="subtle"
      aria-label="Dismiss: First steps"
      onClick={() => steps.change({ dismissed: true })}
    >
      Dismiss
    </Button>
  );
}

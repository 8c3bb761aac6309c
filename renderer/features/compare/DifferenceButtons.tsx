import { Button } from '@mantine/core';
import { useShortcut } from '../commands/use-shortcut.ts';

interface DifferenceButtonsProps {
  disabled: boolean;
  onStep: (step: 1 | -1) => void;
}

export function DifferenceButtons({ disabled, onStep }: DifferenceButtonsProps) {
  const previous = useShortcut('compare.previous');
  const next = useShortcut('compare.next');
  return (
    <>
      <Button
        variant="subtle"
        aria-keyshortcuts={previous.aria}
        aria-label="Previous difference"
        disabled={disabled}
        onClick={() => onStep(-1)}
      >
        Previous{previous.hint}
      </Button>
      <Button
        variant="subtle"
        aria-keyshortcuts={next.aria}
        aria-label="Next difference"
        disabled={disabled}
        onClick={() => onStep(1)}
      >
        Next{next.hint}
      </Button>
    </>
  );
}

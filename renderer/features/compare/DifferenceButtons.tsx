import { Button } from '@mantine/core';

interface DifferenceButtonsProps {
  disabled: boolean;
  onStep: (step: 1 | -1) => void;
}

export function DifferenceButtons({ disabled, onStep }: DifferenceButtonsProps) {
  return (
    <>
      <Button
        variant="subtle"
        aria-keyshortcuts="p"
        aria-label="Previous difference"
        disabled={disabled}
        onClick={() => onStep(-1)}
      >
        Previous (P)
      </Button>
      <Button
        variant="subtle"
        aria-keyshortcuts="n"
        aria-label="Next difference"
        disabled={disabled}
        onClick={() => onStep(1)}
      >
        Next (N)
      </Button>
    </>
  );
}

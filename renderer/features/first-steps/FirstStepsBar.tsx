import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { DismissSteps } from './DismissSteps.tsx';
import styles from './first-steps.module.css';
import { StepList } from './StepList.tsx';
import { useFirstSteps } from './use-first-steps.ts';

/** Below the list of events: how far the first steps are, one line until it is unfolded. */
export function FirstStepsBar() {
  const steps = useFirstSteps();
  if (!steps.wanted) return null;
  const Icon = steps.unfolded ? IconChevronDown : IconChevronUp;
  return (
    <section className={styles.bar} aria-label="First steps">
      <div className={styles.barHead}>
        <Button
          variant="subtle"
          aria-expanded={steps.unfolded}
          leftSection={<Icon size={14} aria-hidden="true" />}
          onClick={() => steps.change({ unfolded: !steps.unfolded })}
        >
          First steps: {steps.words}
        </Button>
        <span className={styles.grow} />
        <DismissSteps steps={steps} />
      </div>
      {steps.unfolded ? <StepList done={steps.done} /> : null}
    </section>
  );
}

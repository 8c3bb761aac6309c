import { Button } from '@mantine/core';
import styles from './first-steps.module.css';
import { StepList } from './StepList.tsx';
import { useFirstSteps } from './use-first-steps.ts';

/** In the empty Inbox: the guide, until everything is done or the user wants none. */
export function FirstStepsCard() {
  const steps = useFirstSteps();
  if (!steps.wanted) return null;
  return (
    <section aria-labelledby="first-steps-title">
      <div className={styles.head}>
        <h2 id="first-steps-title">First steps</h2>
        <span className={styles.count}>{steps.words}</span>
        <Button
          variant="subtle"
          aria-label="Dismiss: First steps"
          onClick={() => steps.change({ dismissed: true })}
        >
          Dismiss
        </Button>
      </div>
      <StepList done={steps.done} />
    </section>
  );
}

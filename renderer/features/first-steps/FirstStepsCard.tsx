import { DismissSteps } from './DismissSteps.tsx';
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
        <DismissSteps steps={steps} />
      </div>
      <StepList done={steps.done} />
    </section>
  );
}

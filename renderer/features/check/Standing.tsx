import { Button } from '@mantine/core';
import { Banner } from '../../ui/Banner.tsx';
import styles from './check.module.css';
import type { CheckState } from './model/check-store.ts';

/** Where the check stands, where there is more to say than its report does. */
export function Standing({ state, onCancel }: { state: CheckState; onCancel: () => void }) {
  const { running, report, problem, cases } = state;
  if (running) return <Running state={state} onCancel={onCancel} />;
  if (problem !== null)
    return (
      <Banner severity="error" title="The check could not be run">
        {problem}
      </Banner>
    );
  if (report && report.unreachable !== null)
    return (
      <Banner severity="error" title="The handler could not be reached">
        {report.unreachable}
      </Banner>
    );
  if (report && !report.complete)
    return (
      <Banner severity="warning" title="The check was cancelled">
        Below is what was found until then. It is not kept.
      </Banner>
    );
  return cases.length === 0 ? <Nothing /> : null;
}

function Running({ state: { progress }, onCancel }: { state: CheckState; onCancel: () => void }) {
  return (
    <div className={styles.running}>
      <progress aria-label="Cases run" value={progress?.done ?? 0} max={progress?.total ?? 1} />
      <span className="muted">
        {progress ? `${progress.done} of ${progress.total}` : 'Sending the first event…'}
      </span>
      <Button onClick={onCancel}>Cancel</Button>
    </div>
  );
}

function Nothing() {
  return (
    <div className={styles.nothing}>
      <h2>Is your handler right?</h2>
      <p className="muted">
        Give its URL and run the check. It gets every documented event, then what goes wrong in real life: the
        same event twice, a missing, wrong or old signature, a changed body, an unknown type, no JSON, 1 MB,
        20 at once. Each verdict comes with its reason and what was sent and answered.
      </p>
      <p className="faint">A handler that does things with events will do them: use a test system.</p>
    </div>
  );
}

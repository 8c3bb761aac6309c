import { Button } from '@mantine/core';
import type { Ref } from 'react';
import { notDiagnosed } from '../model/cause.ts';
import type { Outcome as AnyOutcome, RunState } from '../model/runner.ts';
import type { Given } from '../use-bench.ts';
import { CauseBox } from './CauseBox.tsx';
import { Progress } from './Progress.tsx';
import { ResultView } from './ResultView.tsx';
import styles from './result.module.css';

interface DiagnosisProps {
  run: RunState<Given>;
  stale: boolean;
  heading: Ref<HTMLHeadingElement>;
  onCancel: () => void;
  onAgain: () => void;
}

/** The outcome, whatever it is: nothing yet, on its way, refused, or a diagnosis. */
export function Diagnosis({ run, stale, heading, onCancel, onAgain }: DiagnosisProps) {
  const { outcome, progress, running } = run;
  return (
    <section className={styles.diagnosis} aria-label="Diagnosis" aria-busy={running}>
      {progress ? <Progress progress={progress} onCancel={onCancel} /> : null}
      {stale && outcome ? (
        <div className={styles.stale}>
          <span>The inputs have changed since this diagnosis.</span>
          <Button onClick={onAgain}>Run again</Button>
        </div>
      ) : null}
      {outcome && !progress ? <Outcome outcome={outcome} heading={heading} /> : null}
      {!outcome && !running ? <Nothing /> : null}
      {!outcome && running && !progress ? <p className="muted">Diagnosing…</p> : null}
    </section>
  );
}

function Outcome({ outcome, heading }: { outcome: AnyOutcome<Given> } & Pick<DiagnosisProps, 'heading'>) {
  if (!outcome.ok) return <CauseBox cause={notDiagnosed(outcome.problem.message)} heading={heading} />;
  const { inputs, secrets } = outcome.given;
  return (
    <ResultView
      result={outcome.result}
      source={inputs.source}
      secrets={secrets}
      chosen={inputs.scheme !== null}
      heading={heading}
    />
  );
}

function Nothing() {
  return (
    <div className={styles.nothing}>
      <h2>Why does a signature not match?</h2>
      <p className="muted">
        Give a request and the secret it should be signed with. You see what was signed, byte by byte, and
        both digests side by side; where they differ, the usual mistakes are tried, alone and in pairs, until
        one fits.
      </p>
      <p className="muted">
        It happens on this computer. <strong>Try an example</strong> fills in a request that is signed
        wrongly.
      </p>
    </div>
  );
}

import { Button } from '@mantine/core';
import type { EventDetail, SignatureVerdict } from '../../../../core/contract/models.ts';
import type { RunState } from '../model/runner.ts';
import { CauseBox } from '../result/CauseBox.tsx';
import { Progress } from '../result/Progress.tsx';
import { ResultView } from '../result/ResultView.tsx';
import { useOutcome } from '../use-outcome.ts';
import { useRunner } from '../use-runner.ts';
import styles from './tab.module.css';

/** What the button asks, by the verdict that is there; where there is no answer, there is no button. */
const questions: Partial<Record<SignatureVerdict, string>> = {
  failed: 'Why?',
  verified: 'Show how it was checked',
  'verified-previous': 'Show how it was checked',
};

/** The bench inside an event: its evidence with the endpoint's own secret, when it is asked for. */
export function EventSignature({ event }: { event: EventDetail }) {
  const { runner, run } = useRunner();
  const heading = useOutcome(run);
  const question = questions[event.signature?.verdict ?? 'not-checked'];
  const source = { kind: 'event', id: event.id } as const;
  const ask = (): void =>
    void runner.start({
      source,
      secret: { kind: 'endpoint', slug: event.endpoint },
      scheme: event.signature?.scheme ?? null,
      headerName: null,
      recipe: null,
      url: null,
      now: null,
    });
  return (
    <div className={styles.tab}>
      {question ? (
        <Button className={styles.ask} disabled={run.running} onClick={ask}>
          {question}
        </Button>
      ) : null}
      {run.progress ? <Progress progress={run.progress} onCancel={() => runner.cancel()} /> : null}
      <Problem run={run} />
      {run.result ? (
        <ResultView result={run.result} source={source} secrets={null} chosen={false} heading={heading} />
      ) : null}
    </div>
  );
}

function Problem({ run: { problem } }: { run: RunState }) {
  if (!problem) return null;
  const cause = {
    tone: 'bad',
    glyph: 'bang',
    title: 'This could not be diagnosed.',
    text: problem.message,
  } as const;
  return <CauseBox cause={cause} heading={null} />;
}

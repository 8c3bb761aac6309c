import { Button } from '@mantine/core';
import { notDiagnosed } from '../model/cause.ts';
import { CauseBox } from '../result/CauseBox.tsx';
import { Progress } from '../result/Progress.tsx';
import { ResultView } from '../result/ResultView.tsx';
import { useOutcome } from '../use-outcome.ts';
import type { Why } from './use-why.ts';

export function WhyButton({ why: { question, run, ask } }: { why: Why }) {
  if (question === null) return null;
  return (
    <Button variant="filled" disabled={run.running} onClick={ask}>
      {question}
    </Button>
  );
}

/** What was found: the cause and its evidence, or why there is none. */
export function WhyResult({ why: { run, source, cancel } }: { why: Why }) {
  const heading = useOutcome(run);
  const { progress, outcome } = run;
  if (progress) return <Progress progress={progress} onCancel={cancel} />;
  if (!outcome) return null;
  return outcome.ok ? (
    <ResultView result={outcome.result} source={source} secrets={null} chosen={false} heading={heading} />
  ) : (
    <CauseBox cause={notDiagnosed(outcome.problem.message)} heading={heading} />
  );
}

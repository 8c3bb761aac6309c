import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { FlowForm } from '../../../../core/contract/flow-form.ts';
import { isRunning, type RunState } from '../../../../core/contract/flow-runs.ts';
import type { Flow } from '../../../../core/contract/flows.ts';
import { useServices } from '../../../services.ts';
import { useActions } from '../../commands/use-actions.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import styles from '../flows.module.css';
import type { SetupProblems } from '../model/setup.ts';
import { statusWords } from '../model/words.ts';

interface RunBarProps {
  flow: Flow;
  run: RunState | null;
  form: FlowForm;
  typed: string;
  problems: SetupProblems;
}

/** Starts and steers the run, and says how far it is. */
export function RunBar({ flow, run, form, typed, problems }: RunBarProps) {
  const { flows, speaker } = useServices();
  const going = run !== null && isRunning(run);
  const status = run ? statusWords(run) : null;
  useEffect(() => {
    if (status !== null) speaker.say(status);
  }, [status, speaker]);
  const control = (action: 'pause' | 'resume' | 'step' | 'stop') => (): void => {
    if (run) void flows.control({ run: run.run, action });
  };
  const start = (): void => void flows.run(flow.id, form, typed);
  const shortcut = useShortcut('flows.run');
  useActions({
    'flows.run': { run: start, applies: () => !going },
    'flows.pause': {
      run: control(run?.status === 'paused' ? 'resume' : 'pause'),
      applies: () => going,
      words: () => (run?.status === 'paused' ? 'Resume the run' : 'Pause the run'),
    },
    'flows.stop': { run: control('stop'), applies: () => going },
  });
  return (
    <>
      <header className={styles.bar}>
        <h2>{flow.title}</h2>
        <span className={styles.status} data-status={run?.status}>
          {run ? `${status} · ${doneOf(run)} of ${run.planned} steps, ${run.attemptCount} attempts` : flow.id}
        </span>
        {going ? (
          <>
            {run.status === 'paused' ? (
              <Button onClick={control('resume')}>Resume</Button>
            ) : (
              <Button onClick={control('pause')}>Pause</Button>
            )}
            <Button onClick={control('step')} title="Send the next step now, and pause">
              Step
            </Button>
            <Button onClick={control('stop')}>Stop</Button>
          </>
        ) : (
          <Button variant="filled" aria-keyshortcuts={shortcut.aria} onClick={start}>
            {run ? 'Run again' : 'Run'}
          </Button>
        )}
      </header>
      <progress
        className={styles.progress}
        aria-label="Progress"
        max={run?.planned ?? 1}
        value={run ? doneOf(run) : 0}
      />
      {run?.problem || problems.general ? (
        <p className={styles.problem} role="alert">
          {problems.general ?? run?.problem}
        </p>
      ) : null}
    </>
  );
}

const doneOf = ({ steps }: RunState): number => steps.filter(({ status }) => status !== 'current').length;

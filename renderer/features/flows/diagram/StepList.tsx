import { isRunning, type RunState } from '../../../../core/contract/flow-runs.ts';
import type { Flow } from '../../../../core/contract/flows.ts';
import { delayWords, stepMark } from '../model/words.ts';
import { newestStep, wayOf } from './way.ts';

/** The diagram in words, in the order of the way that is chosen; then what it leaves out. */
export function StepList({
  flow,
  run,
  choices,
}: {
  flow: Flow;
  run: RunState | null;
  choices: Readonly<Record<string, string>>;
}) {
  const way = [...wayOf(flow, choices)].map((line) => line.slice(line.lastIndexOf('>') + 1));
  const onWay = flow.steps
    .filter(({ id }) => way.includes(id))
    .sort((a, b) => way.indexOf(a.id) - way.indexOf(b.id));
  const others = flow.steps.filter(({ id }) => !way.includes(id));
  return (
    <div className="unseen">
      <ol aria-label="Steps">
        {onWay.map((step) => {
          const mark = stepMark(newestStep(run, step.id), run !== null && isRunning(run));
          return (
            <li key={step.id}>
              {step.title}, {step.template}, {delayWords(step)}
              {mark ? `: ${mark.words}` : ''}
            </li>
          );
        })}
      </ol>
      {others.length > 0 ? <p>With other choices: {others.map(({ title }) => title).join(', ')}.</p> : null}
    </div>
  );
}

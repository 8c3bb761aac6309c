import { type RefObject, useEffect, useRef } from 'react';
import { useServices } from '../../services.ts';
import { causeOf } from './model/cause.ts';
import type { RunState } from './model/runner.ts';

/** When a diagnosis is done, it is said in one sentence and the focus goes to its heading. */
export function useOutcome({ running, result, problem }: RunState): RefObject<HTMLHeadingElement | null> {
  const { speaker } = useServices();
  const heading = useRef<HTMLHeadingElement>(null);
  const waited = useRef(false);
  useEffect(() => {
    if (running) {
      waited.current = true;
      return;
    }
    if (!waited.current) return;
    waited.current = false;
    if (!result && !problem) return;
    heading.current?.focus();
    if (problem) speaker.say(problem.message);
    else if (result) speaker.say(causeOf(result, undefined).title);
  }, [running, result, problem, speaker]);
  return heading;
}

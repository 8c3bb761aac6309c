import { type RefObject, useEffect, useRef } from 'react';
import { useServices } from '../../services.ts';
import { causeOf } from './model/cause.ts';
import type { RunState } from './model/runner.ts';

/** When a diagnosis is done, it is said in one sentence and the focus goes to its heading. */
export function useOutcome({ running, outcome }: RunState<unknown>): RefObject<HTMLHeadingElement | null> {
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
    if (!outcome) return;
    heading.current?.focus();
    speaker.say(outcome.ok ? causeOf(outcome.result, undefined).title : outcome.problem.message);
  }, [running, outcome, speaker]);
  return heading;
}

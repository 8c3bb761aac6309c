import { useReducedMotion } from '@mantine/hooks';
import { type RefObject, useEffect } from 'react';
import { isRunning, type RunState } from '../../../../core/contract/flow-runs.ts';
import { type Box, idOf, type Layout } from '../model/layout.ts';

/** What of a wide picture is seen. Pixels. */
export interface Seen {
  readonly scrollLeft: number;
  readonly clientWidth: number;
}

/** How far to scroll so that a box is seen whole, in the middle; null where it is seen whole already. */
export function scrollTo({ x, width }: Box, { scrollLeft, clientWidth }: Seen): number | null {
  if (x >= scrollLeft && x + width <= scrollLeft + clientWidth) return null;
  return Math.max(0, x + width / 2 - clientWidth / 2);
}

/** The box where a run is: the step under way or waited for, or the question at which it holds. */
export function boxOfRun(run: RunState | null): string | null {
  if (!run || !isRunning(run)) return null;
  if (run.choosing) return idOf(run.choosing);
  return run.waiting?.step ?? run.steps.at(-1)?.step ?? null;
}

/** Keeps the place where a run is in sight. Whoever wants no motion gets there at once. */
export function useFollow(frame: RefObject<HTMLElement | null>, layout: Layout, run: RunState | null): void {
  const still = useReducedMotion();
  const id = boxOfRun(run);
  useEffect(() => {
    const box = layout.boxes.find((one) => one.id === id);
    const left = box && frame.current ? scrollTo(box, frame.current) : null;
    if (left !== null) frame.current?.scrollTo({ left, behavior: still ? 'instant' : 'smooth' });
  }, [frame, layout, id, still]);
}

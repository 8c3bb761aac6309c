import { describe, expect, it } from 'vitest';
import { firstState } from '../../../../../core/flow-runner/run-state.ts';
import { addressVerification } from '../../../../../core/providers/okhi/flow.ts';
import { boxOfRun, scrollTo } from '../../../../../renderer/features/flows/diagram/follow.ts';
import { layoutOf } from '../../../../../renderer/features/flows/model/layout.ts';

const layout = layoutOf(addressVerification);
const boxOf = (id: string) => {
  const box = layout.boxes.find((one) => one.id === id);
  if (!box) throw new Error(`no box ${id}`);
  return box;
};

describe('following a run through a wide picture', () => {
  it('leaves alone what is seen whole, and centres what is not', () => {
    const seen = { scrollLeft: 0, clientWidth: 400 };
    expect(scrollTo(boxOf('started'), seen)).toBeNull();
    const last = boxOf('continuous-verified');
    const left = scrollTo(last, seen);
    expect(left).toBe(last.x + last.width / 2 - 200);
    expect(scrollTo(last, { scrollLeft: left ?? 0, clientWidth: 400 })).toBeNull();
    expect(scrollTo(boxOf('started'), { scrollLeft: left ?? 0, clientWidth: 400 })).toBe(0);
  });

  it('knows where a run is: at the step that is sent or waited for, at a question, or nowhere any more', () => {
    const begun = { run: 'r', url: '', speed: 1, choices: {}, startedAt: '' };
    const state = firstState(addressVerification, begun);
    const step = { step: 'started', place: 1, status: 'current' as const, attempts: 0, duplicate: null };
    const going = { ...state, steps: [step] };
    expect(boxOfRun(null)).toBeNull();
    expect(boxOfRun(state)).toBeNull();
    expect(boxOfRun(going)).toBe('started');
    const wait = {
      before: 'step' as const,
      step: 'first-verified',
      place: 2,
      plannedMs: 1,
      ms: 1,
      until: '',
    };
    expect(boxOfRun({ ...going, waiting: wait })).toBe('first-verified');
    const asked = addressVerification.steps[0]?.next;
    if (asked?.kind !== 'branch') throw new Error('no question');
    const question = boxOfRun({ ...going, status: 'choosing', choosing: asked });
    expect(layout.boxes.some(({ id, kind }) => id === question && kind === 'branch')).toBe(true);
    expect(boxOfRun({ ...going, status: 'delivered' })).toBeNull();
  });
});

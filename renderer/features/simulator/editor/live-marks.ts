import { type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { DraftValidation } from '../../../../core/contract/simulator-calls.ts';

export const setMarks = StateEffect.define<DraftValidation>();

/** What was found in the text as it was last judged; it moves with the text until the next answer. */
export const liveMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const moved = marks.map(transaction.changes);
    return transaction.effects.reduce(
      (now, effect) => (effect.is(setMarks) ? marksOf(effect.value, transaction.state.doc.length) : now),
      moved,
    );
  },
  provide: (field) => EditorView.decorations.from(field),
});

function marksOf({ issues, variables }: DraftValidation, length: number): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  const add = (from: number, to: number, className: string, title: string): void => {
    const end = Math.min(to, length);
    if (end > from)
      ranges.push(Decoration.mark({ class: className, attributes: { title } }).range(from, end));
  };
  for (const { from, to, severity, message } of issues) add(from, to, `hg-value-${severity}`, message);
  for (const { from, to, problem } of variables)
    add(from, to, problem === null ? 'hg-variable' : 'hg-variable hg-value-error', problem ?? '');
  return Decoration.set(ranges, true);
}

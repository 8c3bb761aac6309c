import type { Extension } from '@codemirror/state';
import {
  closeHoverTooltips,
  EditorView,
  hoverTooltip,
  type Tooltip,
  type TooltipView,
} from '@codemirror/view';
import type { ExplainedFields } from '../../../../core/contract/catalogue-calls.ts';
import { type Explanation, explain } from './explain.ts';
import { fieldCard } from './field-card.ts';
import { createFieldFinder, type FieldAt, type FieldFinder, type FieldStep } from './field-finder.ts';
import { meantPlace } from './meant-place.ts';

export interface EditorExplain {
  /** Asked when a field is pointed at. */
  readonly fields: () => Promise<ExplainedFields | null>;
  /** Told which field the cursor is at; null where it is at none. */
  readonly onField: (steps: readonly FieldStep[] | null) => void;
}

/** A pointer that only passes by opens nothing. */
const HOVER_MS = 350;
/** A card of a value longer than this stands where the pointer is, not at its beginning. */
const LONGEST_ANCHOR = 200;

/** Explains the fields of a JSON text: under the pointer in a card, at the cursor through `onField`. */
export function explainExtension(text: string, { fields, onField }: EditorExplain): Extension {
  const finder = createFieldFinder(text);
  return [
    hoverTooltip((_view, pos, side) => cardAt(finder, side < 0 ? pos - 1 : pos, fields), {
      hoverTime: HOVER_MS,
    }),
    EditorView.updateListener.of(({ view, selectionSet, focusChanged }) => {
      if (!view.hasFocus || !(selectionSet || focusChanged)) return;
      onField(finder.at(meantPlace(text, view.state.selection.main.head))?.steps ?? null);
    }),
  ];
}

async function cardAt(
  finder: FieldFinder,
  place: number,
  fields: EditorExplain['fields'],
): Promise<Tooltip | null> {
  const field = finder.at(place);
  if (!field?.on) return null;
  // The strip below the body says why where they cannot be had.
  const found = await fields().catch(() => null);
  if (!found) return null;
  const explanation = explain(found, field.steps);
  return { ...anchor(field, place), above: true, create: (view) => openCard(view, explanation) };
}

function anchor({ from, to }: FieldAt, place: number): { pos: number; end: number } {
  return to - from > LONGEST_ANCHOR ? { pos: place, end: place + 1 } : { pos: from, end: to };
}

/** Escape takes the card away, wherever the focus is; it then means nothing else. */
function openCard(view: EditorView, explanation: Explanation): TooltipView {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    view.dispatch({ effects: closeHoverTooltips });
  };
  document.addEventListener('keydown', onKey, true);
  return {
    dom: fieldCard(explanation),
    destroy: () => document.removeEventListener('keydown', onKey, true),
  };
}

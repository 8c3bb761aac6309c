import type { Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import type { ExplainedFields } from '../../../../core/contract/catalogue-calls.ts';
import { explain } from '../../inbox/explain/explain.ts';
import { fieldCard } from '../../inbox/explain/field-card.ts';
import { createFieldFinder } from '../../inbox/explain/field-finder.ts';

/** What the document says of the field under the pointer. */
export function fieldHover(explained: () => ExplainedFields | null): Extension {
  return hoverTooltip((view, pos, side) => {
    const found = explained();
    const field = createFieldFinder(view.state.doc.toString()).at(side < 0 ? pos - 1 : pos);
    if (!found || !field?.on) return null;
    const explanation = explain(found, field.steps);
    return {
      pos: field.from,
      end: Math.max(field.to, field.from),
      above: true,
      create: () => ({ dom: fieldCard(explanation) }),
    };
  });
}

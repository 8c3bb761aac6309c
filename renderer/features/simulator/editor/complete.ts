import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete';
import type { FieldInfo } from '../../../../core/contract/models.ts';
import { typeWords } from '../../../ui/field-words.ts';
import { pointerSteps } from '../../inbox/body/pointer.ts';
import { cursorPlace } from './cursor-place.ts';

/** What completion knows; asked anew each time, for it changes while the editor lives. */
export interface Known {
  readonly fields: readonly FieldInfo[];
  readonly variables: readonly string[];
}

/** Names of variables behind `{{`, else the documented keys and values of the place. */
export function completionSource(known: () => Known): CompletionSource {
  return (context) => variableResult(context, known()) ?? fieldResult(context, known());
}

function variableResult(context: CompletionContext, { variables }: Known): CompletionResult | null {
  const typed = context.matchBefore(/\{\{[^{}\n]*/);
  if (!typed) return null;
  const closed = context.state.sliceDoc(context.pos, context.pos + 2) === '}}';
  return {
    from: typed.from + 2,
    validFor: /^[^{}\n]*$/,
    options: variables.map((name) => ({ label: name, type: 'variable', apply: closed ? name : `${name}}}` })),
  };
}

function fieldResult(context: CompletionContext, { fields }: Known): CompletionResult | null {
  const place = cursorPlace(context.state.doc.toString(), context.pos);
  if (!place || (place.from === context.pos && !context.explicit)) return null;
  const options = place.at === 'key' ? keysOf(fields, place.path) : valuesOf(fields, place.path);
  return options.length === 0 ? null : { from: place.from, to: endOf(context), options };
}

/** A closing quote behind the cursor belongs to what is replaced. */
function endOf({ state, pos }: CompletionContext): number {
  return state.sliceDoc(pos, pos + 1) === '"' ? pos + 1 : pos;
}

function keysOf(fields: readonly FieldInfo[], path: readonly string[]): Completion[] {
  return fields.flatMap((field) => {
    const steps = pointerSteps(field.path);
    const name = steps.at(-1);
    const inside = steps.length === path.length + 1 && path.every((step, index) => step === steps[index]);
    if (!inside || name === undefined || name === '*') return [];
    return [
      {
        label: JSON.stringify(name),
        apply: `${JSON.stringify(name)}: `,
        type: 'property',
        detail: `${typeWords(field)}${field.required ? ', required' : ''}`,
        boost: field.required ? 1 : 0,
        ...(field.description === null ? {} : { info: field.description }),
      },
    ];
  });
}

function valuesOf(fields: readonly FieldInfo[], path: readonly string[]): Completion[] {
  const field = fields.find((one) => {
    const steps = pointerSteps(one.path);
    return steps.length === path.length && path.every((step, index) => step === steps[index]);
  });
  if (!field) return [];
  const values = field.values ?? (field.types.includes('boolean') ? [true, false] : []);
  return values.map((value) => ({ label: JSON.stringify(value), type: 'constant' }));
}

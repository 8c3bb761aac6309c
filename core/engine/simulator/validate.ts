import { bodyForm, expandBodyText } from '../../compose/expand-draft.ts';
import { type Place, placeFinder } from '../../compose/places.ts';
import { scopeOf } from '../../compose/scope-of.ts';
import { type Piece, scanVariables } from '../../compose/variables/scan.ts';
import type { Scope } from '../../compose/variables/scope.ts';
import type { CallInput } from '../../contract/calls.ts';
import type { Draft } from '../../contract/drafts.ts';
import type { DraftValidation, VariableInText } from '../../contract/simulator-calls.ts';
import { inspect } from '../../inspect/inspect.ts';
import type { SimulatorParts } from './parts.ts';
import { contextOf } from './surroundings.ts';

/** Judges a draft's body as the Inbox would judge it on arrival, its variables filled in, and says where in the text each issue is. */
export async function validateDraft(
  input: CallInput<'simulator.validate'>,
  parts: SimulatorParts,
): Promise<DraftValidation> {
  const { draft } = input;
  if (draft.body.kind === 'bytes')
    return { ...judged(draft, Buffer.from(draft.body.bytesBase64, 'base64'), nowhere, parts), variables: [] };
  const { text } = draft.body;
  const scope = await scopeOf(draft, contextOf(input, null, parts));
  const variables = variablesOf(text, draft, scope);
  const expanded = expandBodyText(text, draft.headers, scope);
  if (!expanded.ok) return { status: null, issues: [], variables };
  const find = placeFinder(text);
  return { ...judged(draft, Buffer.from(expanded.text), (path) => clip(find(path), text), parts), variables };
}

function judged(
  { method, headers, provider }: Draft,
  body: Uint8Array,
  placeOf: (pointer: string) => Place,
  { registry }: SimulatorParts,
): Pick<DraftValidation, 'status' | 'issues'> {
  const request = { method, path: '/', headers, body, capture: 'complete', captureNote: null } as const;
  const { validation } = inspect(request, { provider, eventType: null }, registry.current);
  const issues = validation.issues.map((issue) => ({ ...issue, ...placeOf(issue.path) }));
  return { status: validation.status, issues };
}

const nowhere = (): Place => ({ from: 0, to: 0 });

/** What breaks off at its end is marked at its last character. */
function clip({ from, to }: Place, text: string): Place {
  const start = Math.max(0, Math.min(from, text.length - 1));
  return { from: start, to: Math.max(start, Math.min(to, text.length)) };
}

function variablesOf(text: string, { headers }: Draft, scope: Scope): VariableInText[] {
  const expanded = expandBodyText(text, headers, scope);
  const problems = new Map(
    expanded.ok ? [] : expanded.problems.map(({ offset, message }) => [offset, message]),
  );
  return scanVariables(text, bodyForm(headers, text)).flatMap((piece) => {
    const place = stretchOf(piece);
    return place ? [{ ...place, problem: problems.get(place.from) ?? null }] : [];
  });
}

function stretchOf(piece: Piece): Omit<VariableInText, 'problem'> | null {
  if (piece.kind === 'literal') return null;
  if (piece.kind === 'unclosed') return { from: piece.from, to: piece.from + 2, name: '' };
  return { from: piece.from, to: piece.to, name: piece.expression };
}

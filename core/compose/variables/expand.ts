import { suggest } from '../suggest.ts';
import { lookUp } from './lookup.ts';
import { type Piece, scanVariables, type TextForm } from './scan.ts';
import type { Scope } from './scope.ts';
import { splitCast, writeValue } from './write.ts';

/** A variable that cannot be filled in. */
export interface VariableProblem {
  /** Where it begins in the text, in UTF-16 units. */
  readonly offset: number;
  /** What stands between the braces. */
  readonly name: string;
  /** A sentence or two for the user. */
  readonly message: string;
  /** The name that was most likely meant. */
  readonly suggestion: string | null;
}

export type Expanded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly VariableProblem[] };

type Variable = Extract<Piece, { kind: 'variable' }>;
type Filled =
  | { readonly ok: true; readonly text: string; readonly unquoted: boolean }
  | { readonly ok: false; readonly problem: VariableProblem };

/**
 * Puts values in place of variables; the rest stays as it is. `encode` is what a value goes through before it is put in
 * (a URL needs one). Every problem is told, not the first alone.
 */
export function expandVariables(
  text: string,
  form: TextForm,
  scope: Scope,
  encode: (value: string) => string = (value) => value,
): Expanded {
  const { text: out, problems } = expandAnyway(text, form, scope, encode);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, text: out };
}

/** The same where there has to be a text: in place of what has no value stands nothing, or `null` where a JSON value has to. */
export function expandAnyway(
  text: string,
  form: TextForm,
  scope: Scope,
  encode: (value: string) => string = (value) => value,
): { readonly text: string; readonly problems: readonly VariableProblem[] } {
  const problems: VariableProblem[] = [];
  let out = '';
  let quotesToDrop = 0;
  for (const piece of scanVariables(text, form)) {
    if (piece.kind === 'literal') {
      out += piece.text.slice(quotesToDrop);
      quotesToDrop = 0;
      continue;
    }
    const filled = piece.kind === 'variable' ? fill(piece, scope) : unclosed(piece.from);
    if (!filled.ok) {
      problems.push(filled.problem);
      if (piece.kind === 'variable' && piece.position === 'value') out += 'null';
      continue;
    }
    if (filled.unquoted) {
      out = out.slice(0, -1);
      quotesToDrop = 1;
    }
    out += encode(filled.text);
  }
  return { text: out, problems };
}

function fill({ from, expression, position, whole }: Variable, scope: Scope): Filled {
  const { cast, name } = splitCast(expression);
  const problem = (message: string, suggestion: string | null = null): Filled => ({
    ok: false,
    problem: { offset: from, name: expression, message, suggestion },
  });
  const unquoted = cast !== null && position === 'string';
  if (unquoted && !whole)
    return problem(`{{${expression}}} gives a value with its type, so it has to be the whole string.`);
  const looked = lookUp(name, scope);
  if (!looked.ok) {
    const suggestion = suggest(name, looked.known);
    const hint = suggestion === null ? '' : ` Did you mean {{${suggestion}}}?`;
    return problem(`{{${expression}}} has no value. ${looked.reason}${hint}`, suggestion);
  }
  const text = writeValue(looked.value, position, cast);
  return text === null ? problem(`{{${expression}}} is no number.`) : { ok: true, text, unquoted };
}

function unclosed(from: number): Filled {
  const message = 'Two braces open a variable, and nothing closes it. Write {{{{ for the braces themselves.';
  return { ok: false, problem: { offset: from, name: '', message, suggestion: null } };
}

import type { Pattern, Query } from './ast.ts';

/** Texts that a found event shows for the query: free text, and what stands in its body. Nothing that is excluded. */
export function textsToMark(query: Query): string[] {
  const texts = new Set<string>();
  const visit = (part: Query): void => {
    if (part.kind === 'and' || part.kind === 'or') for (const inner of part.of) visit(inner);
    else if (part.kind === 'text') texts.add(part.text);
    else if (part.kind === 'word' && part.field === 'body') addParts(texts, part.value);
    else if (part.kind === 'json' && !('op' in part.test)) addParts(texts, part.test);
  };
  visit(query);
  return [...texts];
}

/** Of a pattern, what stands between its stars. */
function addParts(texts: Set<string>, { text, glob }: Pattern): void {
  for (const part of glob ? text.split('*') : [text]) if (part !== '') texts.add(part);
}

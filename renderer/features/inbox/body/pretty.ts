// A token is a string, a bracket, comma or colon, or a run of anything else but white space.
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;

const opens = (token: string | undefined): boolean => token === '{' || token === '[';
const closes = (token: string): boolean => token === '}' || token === ']';

/** JSON indented token by token: numbers, escapes, key order and doubled keys stay as they came. */
export function prettyJson(text: string): string {
  const out: string[] = [];
  let depth = 0;
  let before: string | undefined;
  for (const [token] of text.matchAll(TOKEN)) {
    if (closes(token)) depth--;
    if (breaksBefore(token, before)) out.push(`\n${'  '.repeat(depth)}`);
    out.push(token === ':' ? ': ' : token);
    if (opens(token)) depth++;
    before = token;
  }
  return out.join('');
}

/** An empty object or list stays on one line. */
function breaksBefore(token: string, before: string | undefined): boolean {
  if (closes(token)) return !opens(before);
  return opens(before) || before === ',';
}

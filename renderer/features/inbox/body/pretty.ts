// A token is a string, a bracket, comma or colon, or a run of anything else but white space.
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;

const opens = (token: string | undefined): boolean => token === '{' || token === '[';
const closes = (token: string): boolean => token === '}' || token === ']';

/** Indentation may make a text so many times as long, and a short one this long: nested thousands deep it would fill the memory. */
const LONGEST_RATIO = 16;
const LONGEST_OF_SHORT = 1_000_000;

/**
 * JSON indented token by token: numbers, escapes, key order and doubled keys stay as they came. As it came where it is
 * nested so deeply that it would be mostly indentation.
 */
export function prettyJson(text: string): string {
  const out: string[] = [];
  const longest = Math.max(LONGEST_OF_SHORT, LONGEST_RATIO * text.length);
  let indentation = 0;
  let depth = 0;
  let before: string | undefined;
  for (const [token] of text.matchAll(TOKEN)) {
    if (closes(token)) depth--;
    if (breaksBefore(token, before)) {
      indentation += 2 * depth;
      if (indentation > longest) return text;
      out.push(`\n${'  '.repeat(depth)}`);
    }
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

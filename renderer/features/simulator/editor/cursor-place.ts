/** What a cursor stands at in a JSON text that may be unfinished, such as while it is typed. */
export interface CursorPlace {
  /** Keys and `*` for items, down to what the cursor is in; for a value its own key is the last. */
  readonly path: readonly string[];
  readonly at: 'key' | 'value';
  /** Where what is being typed begins, its quote included. */
  readonly from: number;
}

interface Level {
  readonly list: boolean;
  key: string | null;
  /** A colon came: what follows is a value. */
  valued: boolean;
}

/** A string, closed or not, on one line; a character of the structure; a number or a word. */
const TOKEN = /"(?:[^"\\\n]|\\[^\n])*"?|[{}[\]:,]|[\w.+-]+/g;
const CLOSED_STRING = /^"(?:[^"\\]|\\.)*"$/;

/** null where neither a key nor a value can be typed. One pass over what stands before the cursor. */
export function cursorPlace(text: string, cursor: number): CursorPlace | null {
  const levels: Level[] = [];
  let from = cursor;
  for (const { 0: token, index } of text.slice(0, cursor).matchAll(TOKEN)) {
    const typing = index + token.length === cursor && isUnfinished(token);
    from = typing ? index : cursor;
    if (!typing) step(levels, token);
  }
  return place(levels, from);
}

const isUnfinished = (token: string): boolean =>
  token.startsWith('"') ? !CLOSED_STRING.test(token) : /^[\w.+-]/.test(token);

function step(levels: Level[], token: string): void {
  const level = levels.at(-1);
  if (token === '{' || token === '[') levels.push({ list: token === '[', key: null, valued: false });
  else if (token === '}' || token === ']') levels.pop();
  else if (!level) return;
  else if (token === ':') level.valued = true;
  else if (token === ',') Object.assign(level, { valued: false, key: null });
  else if (!level.valued && token.startsWith('"')) level.key = token.slice(1, -1);
}

function place(levels: readonly Level[], from: number): CursorPlace | null {
  const level = levels.at(-1);
  if (!level) return null;
  const above = levels.slice(0, -1).map(({ list, key }) => (list ? '*' : (key ?? '')));
  if (level.list) return { path: [...above, '*'], at: 'value', from };
  if (level.valued) return { path: [...above, level.key ?? ''], at: 'value', from };
  return { path: above, at: 'key', from };
}

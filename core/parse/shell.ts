import { toLatin1, unreadable } from './parsed.ts';

/** The words of one command, as bash would hand them to the program; one character is one byte. */
export interface ShellWords {
  readonly words: readonly string[];
  /** What ended the command before the text did, such as `|`; null where nothing did. */
  readonly stoppedAt: string | null;
}

/**
 * Takes a command line apart by bash's rules of quoting (Bash Reference Manual, "Quoting"). Nothing is run: what only a
 * shell could know (variables, substitutions) is refused with `request-unreadable`.
 */
export function shellWords(command: string): ShellWords {
  const reader = new Reader(command);
  const words: string[] = [];
  for (;;) {
    reader.skipBlanks();
    if (reader.atEnd()) return { words, stoppedAt: null };
    const operator = reader.operator();
    if (operator !== null) return { words, stoppedAt: operator };
    words.push(reader.word());
  }
}

/** A line break or blank outside of quotes ends a word; a backslash before a line break takes both away. */
const BLANK = /[ \t\r\n]|\\\r?\n/y;
/** An & inside of a word is taken as part of it: people paste URLs without quotes. */
const OPERATOR = /[|;<>]|\d>|&(?=[& \t\r\n]|$)/y;
const INNER_AND = /&(?![& \t\r\n]|$)/y;
const CONTINUED = /\\\r?\n/y;
const ESCAPED = /\\[\s\S]/y;
const EXPANSION = /\$[A-Za-z0-9_{(@*#?!$-]|`/;

/** Where plain text and each kind of quotes may end. Patterns of one character, for longer ones run out of stack on large bodies. */
const ends = { plain: /[ \t\r\n"'\\$`|;<>&]/g, "'": /['\\]/g, '"': /["\\]/g } as const;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  skipBlanks(): void {
    while (this.#take(BLANK) !== null);
  }

  operator(): string | null {
    return this.#take(OPERATOR);
  }

  word(): string {
    const texts: string[] = [];
    for (let text = this.#piece(); text !== null; text = this.#piece()) texts.push(text);
    return texts.join('');
  }

  /** The next piece of a word; null at its end. */
  #piece(): string | null {
    const plain = this.#plain() || this.#take(INNER_AND);
    if (plain) return plain;
    if (this.#take(/'/y)) return this.#single();
    if (this.#take(/\$'/y)) return ansiText(this.#quoted("'"));
    if (this.#take(/\$?"/y)) return doubleText(this.#quoted('"'));
    if (this.#take(CONTINUED)) return '';
    return this.#take(ESCAPED)?.slice(1) ?? this.#lone();
  }

  #plain(): string {
    const start = this.#at;
    ends.plain.lastIndex = start;
    this.#at = ends.plain.exec(this.#text)?.index ?? this.#text.length;
    return this.#text.slice(start, this.#at);
  }

  #single(): string {
    const start = this.#at;
    const end = this.#text.indexOf("'", start);
    if (end < 0) throw unclosed("'");
    this.#at = end + 1;
    return this.#text.slice(start, end);
  }

  /** Up to the closing quote, with its escapes. */
  #quoted(quote: '"' | "'"): string {
    const start = this.#at;
    const stop = ends[quote];
    stop.lastIndex = start;
    for (let found = stop.exec(this.#text); found; found = stop.exec(this.#text)) {
      if (found[0] === quote) {
        this.#at = stop.lastIndex;
        return this.#text.slice(start, found.index);
      }
      stop.lastIndex++;
    }
    throw unclosed(quote);
  }

  /** A dollar or backslash that means nothing stands for itself. */
  #lone(): string | null {
    const next = this.#text[this.#at];
    if (next !== '$' && next !== '`' && next !== '\\') return null;
    if (EXPANSION.test(this.#text.slice(this.#at, this.#at + 2))) throw expansion();
    this.#at++;
    return next;
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found?.[0] ?? null;
  }
}

function unclosed(quote: string) {
  return unreadable(`The cURL line has a ${quote} that is never closed.`);
}

function expansion() {
  return unreadable(
    'The cURL line has a variable or a substitution ($NAME, $(…) or `…`) that only a shell can fill in. Put its value there, or quote it with single quotes if it is meant as it stands.',
  );
}

/** In double quotes a backslash keeps its place except before these. */
function doubleText(quoted: string): string {
  if (EXPANSION.test(quoted.replace(/\\[\s\S]/g, ''))) throw expansion();
  return quoted.replace(/\\(\r?\n|[$`"\\])/g, (_, next: string) => (/[\r\n]/.test(next) ? '' : next));
}

const ansiNames: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Browsers write a character beyond the basic plane as the two halves of its UTF-16, which no UTF-8 has alone. */
const HALVES = /\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/gi;
const ANSI_ESCAPE =
  /\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})|c([\s\S])|([\s\S]))/g;

/** ANSI-C quoting: `\xHH` and `\NNN` are bytes, `\uHHHH` and `\UHHHHHHHH` characters in UTF-8. */
function ansiText(quoted: string): string {
  const whole = quoted.replace(HALVES, (_, high: string, low: string) =>
    toLatin1(String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16))),
  );
  return whole.replace(
    ANSI_ESCAPE,
    (
      found,
      hex?: string,
      short?: string,
      long?: string,
      octal?: string,
      control?: string,
      other?: string,
    ) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 0x1f);
      const point = short ?? long;
      if (point !== undefined) return character(Number.parseInt(point, 16), found);
      const name = other ?? '';
      if (Object.hasOwn(ansiNames, name)) return ansiNames[name] ?? '';
      return /[\\'"?]/.test(name) ? name : found;
    },
  );
}

function character(point: number, otherwise: string): string {
  if (point > 0x10ffff) return otherwise;
  return toLatin1(String.fromCodePoint(point));
}

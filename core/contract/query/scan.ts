/** Where a query is wrong: a place in its text, so many characters, and a sentence for the user. */
export interface QueryProblem {
  readonly at: number;
  readonly length: number;
  readonly message: string;
}

/** Thrown inside the parser only; `parseQuery` hands the problem on as data. */
export class QueryError extends Error {
  readonly problem: QueryProblem;

  constructor(at: number, length: number, message: string) {
    super(message);
    this.problem = { at, length: Math.max(1, length), message };
  }
}

/** What ends a word that is not in quotes. */
const END = /[\s()"]/;

/** A place in a text that moves on. */
export class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  peek(): string {
    return this.text.charAt(this.at);
  }

  space(): void {
    while (/\s/.test(this.peek())) this.at++;
  }

  /** Moves over this text where it is next. */
  take(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  /** Moves over what a sticky expression finds here; '' where that is nothing. */
  match(sticky: RegExp): string {
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  /** Up to a space, a bracket or a quote. */
  word(): string {
    const from = this.at;
    while (!this.done && !END.test(this.peek())) this.at++;
    return this.text.slice(from, this.at);
  }

  /** A text in double quotes, which are next. `\"` and `\\` in it are `"` and `\`. */
  quoted(): string {
    const from = this.at;
    this.at++;
    let out = '';
    while (!this.done) {
      const char = this.text.charAt(this.at++);
      if (char === '"') return out;
      out += char === '\\' && /["\\]/.test(this.peek()) ? this.text.charAt(this.at++) : char;
    }
    throw new QueryError(from, this.text.length - from, 'This quote is not closed.');
  }
}

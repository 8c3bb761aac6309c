import { contentWords } from '../describe.ts';
import type { Part, Scheme } from '../scheme.ts';
import type { Mistake } from '../search/mistake.ts';
import { noteFor, type Section } from './notes.ts';

/** What a handler in any language does, and what is to be said at its lines. */
export interface HandlerPlan {
  readonly scheme: Scheme;
  /** As a handler sees it: lower case. */
  readonly signatureHeader: string;
  readonly timestampHeader: string | null;
  readonly idHeader: string | null;
  /** The public origin, such as `https://example.com`. */
  readonly origin: string;
  /** What is done to the secret when it is loaded. */
  readonly trims: boolean;
  readonly unquotes: boolean;
  readonly acceptsPrevious: boolean;
  readonly notes: (section: Section) => readonly string[];
}

/** The handler that is right by the scheme; the mistakes say which of its lines are worth a word. */
export function planHandler(scheme: Scheme, mistakes: readonly Mistake[], url: string | null): HandlerPlan {
  const notes = mistakes.map((one) => noteFor(one, scheme));
  const has = (code: Mistake['code']): boolean => mistakes.some((one) => one.code === code);
  const lower = (names: readonly string[] | undefined): string | null => names?.[0]?.toLowerCase() ?? null;
  return {
    scheme,
    signatureHeader: lower(scheme.header.names) ?? '',
    timestampHeader: lower(scheme.timestamp?.from === 'header' ? scheme.timestamp.names : undefined),
    idHeader: lower(scheme.messageId?.names),
    origin: /^https?:\/\/[^/?#\s'"\\<>]+/i.exec(url ?? '')?.[0] ?? 'https://example.com',
    trims: has('secret-whitespace'),
    unquotes: has('secret-quoted'),
    acceptsPrevious: has('secret-previous'),
    notes: (section) => notes.filter((note) => note.section === section).map(({ text }) => text),
  };
}

/** A stretch of what is signed: pieces of text that are put together, or one of those that stand alone. */
export type Stretch =
  | { readonly kind: 'text'; readonly parts: readonly TextPart[] }
  | Exclude<Part, TextPart>;

/** Parts that are text in every language. */
export type TextPart = Extract<Part, { kind: 'text' | 'timestamp' | 'id' | 'method' | 'target' }>;

export function stretchesOf(content: readonly Part[]): Stretch[] {
  const out: Stretch[] = [];
  for (const part of content) {
    const last = out.at(-1);
    if (part.kind === 'body' || part.kind === 'url' || part.kind === 'form') out.push(part);
    else if (last?.kind === 'text') out[out.length - 1] = { kind: 'text', parts: [...last.parts, part] };
    else out.push({ kind: 'text', parts: [part] });
  }
  return out;
}

/** What the first line of a handler says. */
export function titleOf({ label, content }: Scheme): string {
  const words = contentWords({ content }).replace(/[^\x20-\x7e]/g, ' ');
  return content.length === 0 ? label : `${label}: what is signed is ${words}`;
}

export function signsForm({ content }: Scheme): boolean {
  return content.some(({ kind }) => kind === 'form');
}

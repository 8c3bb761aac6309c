/** What a source looks like at its beginning. The engine reads it; this only tells at once what it will be read as. */
export type SourceKind = 'http' | 'curl' | 'har' | 'unknown';

/** As much as has to be looked at. */
const BEGINNING = 4096;

export function recognise(text: string): SourceKind {
  const start = text.slice(0, BEGINNING).trimStart();
  if (/^(?:\$\s*)?curl(?:\.exe)?\s/.test(start)) return 'curl';
  if (/^\{\s*"log"\s*:/.test(start)) return 'har';
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+ \S+(?: HTTP\/\d(?:\.\d)?)?\r?\n/.test(`${start}\n`)
    ? 'http'
    : 'unknown';
}

export const kindWords: Readonly<Record<SourceKind, string>> = {
  http: 'Read as a raw HTTP request.',
  curl: 'Read as a cURL command.',
  har: 'Read as a HAR file.',
  unknown:
    'Not recognised yet: begin with a request line such as POST /hooks HTTP/1.1, with curl, or paste a HAR.',
};

/** The target and the Host of a raw request's first lines, for a proposal of its public URL. */
export function addressOf(text: string): { target: string; host: string | null } | null {
  const head = text.slice(0, BEGINNING).split(/\r?\n\r?\n/, 1)[0] ?? '';
  const target = /^\S+ (\/\S*)/.exec(head)?.[1];
  if (target === undefined) return null;
  return { target, host: /^host:[ \t]*(\S+)/im.exec(head)?.[1] ?? null };
}

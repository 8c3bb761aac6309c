import { formText } from './form.ts';
import type { SignedPiece } from './pieces.ts';
import type { SignedRequest } from './request.ts';
import type { Part, PartKind } from './scheme.ts';
import { urlParameter } from './url.ts';

/** What a scheme's content is built from; `request.url` is the URL that is signed. */
export interface ContentSource {
  readonly request: SignedRequest;
  /** As they stand in their headers; null where they are absent. */
  readonly id: string | null;
  readonly timestamp: string | null;
}

export type Content =
  | { readonly ok: true; readonly pieces: readonly SignedPiece[] }
  /** What the request does not have. */
  | { readonly ok: false; readonly missing: readonly PartKind[] };

export function buildContent(parts: readonly Part[], source: ContentSource): Content {
  const pieces: SignedPiece[] = [];
  const missing: PartKind[] = [];
  for (const part of parts) {
    const bytes = bytesOf(part, source);
    if (bytes) pieces.push({ part: part.kind, bytes });
    else missing.push(part.kind);
  }
  return missing.length === 0 ? { ok: true, pieces } : { ok: false, missing };
}

function bytesOf(part: Part, { request, id, timestamp }: ContentSource): Uint8Array | null {
  switch (part.kind) {
    case 'text':
      return Buffer.from(part.text, 'utf8');
    case 'body':
      return request.body;
    case 'timestamp':
      return headerBytes(timestamp);
    case 'id':
      return headerBytes(id);
    case 'method':
      return headerBytes(request.method);
    case 'url':
      return request.url === null ? null : Buffer.from(unescapeSome(request.url, part.unescape), 'utf8');
    case 'target':
      return headerBytes(request.query === null ? request.path : `${request.path}?${request.query}`);
    case 'form':
      return headerBytes(hasParameter(request.url, part.unlessUrlHas) ? '' : formText(request));
  }
}

function hasParameter(url: string | null, name: string | null): boolean {
  return url !== null && name !== null && urlParameter(url, name) !== null;
}

/** Strings of a head hold one byte a character. */
function headerBytes(text: string | null): Buffer | null {
  return text === null ? null : Buffer.from(text, 'latin1');
}

/** Decodes the percent-escapes that are named (in upper case) and leaves all others as they are. */
export function unescapeSome(url: string, escapes: readonly string[]): string {
  if (escapes.length === 0) return url;
  return url.replace(/%[0-9A-Fa-f]{2}/g, (found) =>
    escapes.includes(found.toUpperCase()) ? decodeURIComponent(found) : found,
  );
}

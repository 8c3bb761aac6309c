import type { Draft } from '../contract/drafts.ts';
import type { HeaderPair } from '../contract/models.ts';
import type { ComposeContext } from './compose.ts';
import { expandDraft, expandHeaders } from './expand-draft.ts';
import { scopeOf } from './scope-of.ts';
import { escapeVariables } from './variables/scan.ts';

/** A draft whose variables have their values, and the headers that are put in last. */
export interface FilledDraft {
  readonly draft: Draft;
  readonly overrides: readonly HeaderPair[];
}

/**
 * Fills in variables once, for a message that is composed again for every attempt: what a generator made stays the same.
 * Throws `variable-invalid`.
 */
export async function fillDraft(draft: Draft, context: ComposeContext): Promise<FilledDraft> {
  const scope = await scopeOf(draft, context);
  const { url, headers, body } = expandDraft(draft, scope);
  return {
    draft: {
      ...draft,
      url: escapeVariables(url),
      headers: escaped(headers),
      body: { kind: 'bytes', bytesBase64: Buffer.from(body).toString('base64') },
    },
    overrides: escaped(expandHeaders(context.overrides ?? [], scope)),
  };
}

/** A value that holds braces itself goes out as it is. */
const escaped = (headers: readonly HeaderPair[]): HeaderPair[] =>
  headers.map(([name, value]) => [name, escapeVariables(value)]);

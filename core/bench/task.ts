import type { SignedRequest } from '../signatures/request.ts';
import type { Scheme } from '../signatures/scheme.ts';
import type { SearchSecrets } from '../signatures/search/secrets.ts';

/** What the bench is to look at. Plain data, so that it can be handed to another thread. */
export interface BenchTask {
  readonly source:
    | { readonly kind: 'request'; readonly request: SignedRequest; readonly remarks: readonly string[] }
    /** A raw request, a cURL line or a HAR, not yet read. */
    | { readonly kind: 'text'; readonly bytes: Uint8Array };
  /** null takes the scheme that the headers fit. */
  readonly scheme: Scheme | null;
  /** What the provider's documents say where no scheme fits; null where they say nothing of it. */
  readonly documented: 'unsigned' | 'not-documented' | null;
  /** null: there is none to check with. */
  readonly secrets: SearchSecrets | null;
  /** The public URL; null takes the one that the source names. */
  readonly url: string | null;
  /** Addresses under which the receiver is known. */
  readonly origins: readonly string[];
  /** When the request arrived, in milliseconds since 1970, UTC. */
  readonly now: number;
}

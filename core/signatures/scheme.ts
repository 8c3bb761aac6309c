import type { DocumentSource } from '../contract/models.ts';

/** How bytes are written as text. */
export type Encoding = 'hex' | 'base64' | 'base64url';

export type HashAlgorithm = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/**
 * How the text of a secret becomes the bytes of a key: one of `prefixes` is dropped where the text starts with it,
 * the rest is taken as UTF-8 or decoded.
 */
export interface KeyForm {
  readonly form: 'utf8' | Encoding;
  readonly prefixes: readonly string[];
}

export type Method =
  | { readonly kind: 'hmac'; readonly algorithm: HashAlgorithm; readonly key: KeyForm }
  /** RFC 8032. Verified with the public key, signed with the private one (its 32-byte seed). */
  | { readonly kind: 'ed25519'; readonly publicKey: KeyForm; readonly privateKey: KeyForm }
  /** No digest: the header carries the secret itself. */
  | { readonly kind: 'token' };

/** The methods that compute something. */
export type DigestMethod = Exclude<Method, { readonly kind: 'token' }>;

/** How the signature stands in its header. */
export type HeaderSyntax =
  /** The whole value: `sha256=<digest>`; without a prefix only the digest. */
  | { readonly kind: 'plain'; readonly prefix: string | null }
  /** `v1,<digest> v1,<digest>`: separated by spaces, each with its version. Other versions are passed over. */
  | { readonly kind: 'list'; readonly version: string }
  /** `t=<time>,v1=<digest>,v1=<digest>`. Keys that are neither are passed over. */
  | {
      readonly kind: 'pairs';
      readonly separator: ',' | ';';
      readonly timestampKey: string;
      readonly signatureKey: string;
    };

/** One piece of what is signed. What is signed is the pieces one after the other, with nothing between them. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** The body's bytes as they came. */
  | { readonly kind: 'body' }
  /** The timestamp and the id as their headers write them. */
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'id' }
  | { readonly kind: 'method' }
  /** The public URL as the sender knows it; these percent-escapes (upper case) are decoded in it first. */
  | { readonly kind: 'url'; readonly unescape: readonly string[] }
  /** The request target: path and query. */
  | { readonly kind: 'target' }
  /**
   * The parameters of a form body, decoded, sorted by name: each name followed by its value. Nothing for another body, nor
   * where the URL has this parameter.
   */
  | { readonly kind: 'form'; readonly unlessUrlHas: string | null };

export type PartKind = Part['kind'];

export type TimestampUnit = 's' | 'ms' | 'iso';

/** Where the time of signing stands: in a header of its own (accepted names, the first is written) or in the signature's pairs. */
export type TimestampPlace =
  | { readonly from: 'header'; readonly names: readonly string[]; readonly unit: TimestampUnit }
  | { readonly from: 'pair'; readonly unit: TimestampUnit };

/** How far the time of signing may be from the time of arrival, in seconds; null: no limit on that side. */
export interface Tolerance {
  readonly pastS: number | null;
  readonly futureS: number | null;
}

/** A digest of the body inside the URL, where the URL is signed and the body is not. */
export interface UrlBodyDigest {
  readonly parameter: string;
  readonly algorithm: HashAlgorithm;
  readonly encoding: Encoding;
}

/** What a key of another kind changes (Standard Webhooks: `whpk_` and `whsk_` keys sign with ed25519 as `v1a`). */
export interface KeyVariant {
  readonly secretPrefixes: readonly string[];
  readonly method: Method;
  readonly syntax: HeaderSyntax;
}

/** One way to sign a webhook, as data: a search may vary any field and verify anew. */
export interface Scheme {
  readonly id: string;
  readonly label: string;
  readonly docs: readonly DocumentSource[];
  readonly method: Method;
  readonly encoding: Encoding;
  /** Accepted names; the first is the one that is written. */
  readonly header: { readonly names: readonly string[]; readonly syntax: HeaderSyntax };
  readonly timestamp: TimestampPlace | null;
  /** The header of the message's id, where it is signed. */
  readonly messageId: { readonly names: readonly string[] } | null;
  readonly content: readonly Part[];
  readonly tolerance: Tolerance | null;
  /** `port-optional`: the sender's library accepts the URL with and without its port, so either may have been signed. */
  readonly urlForms: 'as-given' | 'port-optional';
  readonly urlBodyDigest: UrlBodyDigest | null;
  readonly keyVariants: readonly KeyVariant[];
  /** What the documents say beside the fields above, or leave open. Sentences for the user. */
  readonly notes: readonly string[];
}

/** The scheme as it is with this secret: a key of another kind may change method and syntax. */
export function schemeForSecret(scheme: Scheme, secret: string): Scheme {
  const text = secret.trim();
  const variant = scheme.keyVariants.find(({ secretPrefixes }) =>
    secretPrefixes.some((prefix) => text.startsWith(prefix)),
  );
  if (!variant) return scheme;
  return { ...scheme, method: variant.method, header: { ...scheme.header, syntax: variant.syntax } };
}

export function signsUrl({ content }: Scheme): boolean {
  return content.some(({ kind }) => kind === 'url');
}

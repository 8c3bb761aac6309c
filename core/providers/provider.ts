import type { z } from 'zod';
import type { DocumentSource, HeaderPair, ProviderInfo } from '../contract/models.ts';

/** What a provider may look at to recognise a request. */
export interface RequestView {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly HeaderPair[];
  /** The parsed body; `undefined` where it is not JSON. */
  readonly json: unknown;
}

/** Which event a body carries, as far as its own words say. */
export type Classification =
  | { readonly kind: 'type'; readonly eventType: string }
  /** It names a type that no document knows. */
  | { readonly kind: 'unknown-type'; readonly eventType: string }
  /** What would name the type is missing or wrong: this schema says so at the right place. */
  | { readonly kind: 'untyped'; readonly schema: z.ZodType };

export interface EventType {
  readonly id: string;
  readonly title: string;
  /** null: the type is documented, its payload is not. Undocumented keys are found because objects are strict. */
  readonly schema: z.ZodType | null;
  readonly source: DocumentSource;
  /** True where the template's bytes stand in the document. */
  readonly documentedExample: boolean;
}

/** All that Hookglass knows of one provider. Nothing outside this folder branches on which provider it is. */
export interface Provider extends ProviderInfo {
  readonly eventTypes: readonly EventType[];
  /** How sure it is that a request is its own, 0 (no) to 100 (certain). The highest bid wins. */
  detect(request: RequestView): number;
  classify(body: unknown): Classification;
  /** Whether the documents say how requests are signed. */
  readonly signing: 'documented' | 'not-documented';
  /** What the documents say of fields that they do not name; null where they say nothing. */
  readonly undocumentedFields: string | null;
  /** Headers of the documented example request. */
  readonly exampleHeaders: readonly HeaderPair[];
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

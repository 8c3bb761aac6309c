import type { DeliveryPolicy } from '../contract/delivery.ts';
import type { Flow } from '../contract/flows.ts';
import type { DocumentSource, HeaderPair, ProviderInfo, ProviderNote } from '../contract/models.ts';
import type { Lifecycle } from '../flows/lifecycle.ts';
import type { Scheme } from '../signatures/scheme.ts';
import type { PayloadSchema } from './schema.ts';

/** What a provider may look at to recognise a request. */
export interface RequestView {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly HeaderPair[];
  /** The parsed body; `undefined` where it is not JSON. */
  readonly json: unknown;
}

/** One shape that an event's body can have. */
export interface PayloadForm {
  readonly schema: PayloadSchema;
  /** False where the document names the type but not (all of) its payload: what the schema leaves open is not judged. */
  readonly documented: boolean;
}

/** Which event a body carries, as far as its own words say. */
export type Classification =
  | {
      readonly kind: 'type';
      readonly eventType: string;
      /** Where the type has several forms, the one that this body has; else the type's own. */
      readonly form?: PayloadForm;
    }
  /** It names a type that no document knows. */
  | { readonly kind: 'unknown-type'; readonly eventType: string }
  /** What would name the type is missing or wrong: this schema says so at the right place. */
  | { readonly kind: 'untyped'; readonly schema: PayloadSchema };

export interface EventType {
  readonly id: string;
  readonly title: string;
  /** What the document says of the event, in short. */
  readonly summary?: string;
  readonly form: PayloadForm;
  readonly source: DocumentSource;
  /** Where the template's bytes come from: the document, or us where it gives none. null: there is no template. */
  readonly template: 'documented' | 'generated' | null;
  /** Headers that its example carries beside the provider's own, where they say what it is. */
  readonly exampleHeaders?: readonly HeaderPair[];
}

/** How the documents say that an event is signed: by a scheme, not at all, or they leave it open. */
export type Signing = Scheme | 'unsigned' | 'not-documented';

/** All that Hookglass knows of one provider. Nothing outside this folder branches on which provider it is. */
export interface Provider extends Omit<ProviderInfo, 'signedBy'> {
  readonly eventTypes: readonly EventType[];
  /** What the documents say around the events, and what they leave open. */
  readonly notes?: readonly ProviderNote[];
  /** How sure it is that a request is its own, 0 (no) to 100 (certain). The highest bid wins. */
  detect(request: RequestView): number;
  classify(body: unknown, headers: readonly HeaderPair[]): Classification;
  /** How an event of a type is signed; null is an event whose type is not known. */
  signing(eventType: string | null): Signing;
  /** What the documents say of fields that they do not name; null where they say nothing. */
  readonly undocumentedFields: string | null;
  /** How it delivers: its own documented policy, or one attempt. */
  readonly delivery: DeliveryPolicy;
  /** Possible courses of its events. */
  readonly flows: readonly Flow[];
  /** How the events of one subject follow one another; null where nothing is known. */
  readonly lifecycle: Lifecycle | null;
  /** Folder of its templates; null where they lie with the app's own. */
  readonly templatesDir: string | null;
  /**
   * JSON pointers to where a body names its type, or what stands for it; the first that a body has is meant, else the first that
   * it could have. Absent where no document says.
   */
  readonly typePlaces?: readonly string[];
  /** The header that names the type, where one does. */
  readonly typeHeader?: string;
  /** Headers of the documented example request. */
  readonly exampleHeaders: readonly HeaderPair[];
}

import type { DocumentSource, HeaderPair } from '../contract/models.ts';
import type { Classification, EventType, PayloadForm, Provider } from '../providers/provider.ts';

/** What a body is held against. */
export interface Held {
  /** null where the body does not say which event it is. */
  readonly eventType: string | null;
  /** The event type, where a document names it. */
  readonly type: EventType | null;
  /** The form that this body has, or of a body without a type, what would name it. null: no document knows the type. */
  readonly form: PayloadForm | null;
  readonly source: DocumentSource;
}

/** Finds what a body is held against: by its own words, or as the type that the caller says it is. */
export function heldAgainst(
  provider: Provider,
  body: unknown,
  headers: readonly HeaderPair[],
  assumedType: string | null,
): Held {
  const found: Classification =
    assumedType === null ? provider.classify(body, headers) : { kind: 'type', eventType: assumedType };
  const source = { title: `${provider.label}, webhooks`, url: provider.docs };
  if (found.kind === 'untyped')
    return { eventType: null, type: null, form: { schema: found.schema, documented: true }, source };
  const { eventType } = found;
  const type = provider.eventTypes.find(({ id }) => id === eventType);
  if (found.kind === 'unknown-type' || !type) return { eventType, type: null, form: null, source };
  return { eventType, type, form: found.form ?? type.form, source: type.source };
}

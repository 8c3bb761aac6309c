import type { ExplainedFields } from '../contract/catalogue-calls.ts';
import type { HeaderPair } from '../contract/models.ts';
import { fieldsOf } from '../providers/fields-of.ts';
import type { Provider } from '../providers/provider.ts';
import { type Held, heldAgainst } from './held.ts';
import { undocumentedAdvice } from './validate.ts';

/** What the documents say of the fields of one body. */
export function explainFields(
  provider: Provider,
  body: unknown,
  headers: readonly HeaderPair[],
): ExplainedFields {
  const held = heldAgainst(provider, body, headers, null);
  return {
    provider: provider.label,
    eventType: held.eventType,
    summary: held.type?.summary ?? null,
    source: held.source,
    fields: held.form ? [...fieldsOf(held.form.schema)] : [],
    undocumented: ofOthers(provider, held),
  };
}

function ofOthers(provider: Provider, { form }: Held): string {
  if (!form) return `No document of ${provider.label} names this event type, so none explains its fields.`;
  if (!form.documented) return 'The document names this event, but leaves all or part of its payload open.';
  return undocumentedAdvice(provider);
}

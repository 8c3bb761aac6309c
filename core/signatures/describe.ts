import { formOf } from './heads.ts';
import { encodingNames, methodName } from './names.ts';
import type { Scheme } from './scheme.ts';

/** A scheme in words, as `hookglass schemes` prints it. */
export interface SchemeWords {
  readonly id: string;
  readonly label: string;
  /** Accepted names; the first is the one that is written. */
  readonly headers: readonly string[];
  /** The value of that header, with `<…>` where something is filled in. */
  readonly form: string;
  /** What is signed, such as `{timestamp}.{body}`; '' where the header carries the secret itself. */
  readonly signs: string;
  readonly method: string;
  readonly encoding: string | null;
  readonly timestampHeader: string | null;
  readonly idHeader: string | null;
  /** Seconds; null where none is documented, or none on that side. */
  readonly tolerance: Scheme['tolerance'];
  readonly notes: readonly string[];
  readonly docs: Scheme['docs'];
}

export function describeScheme(scheme: Scheme): SchemeWords {
  const { method, header, timestamp, messageId } = scheme;
  return {
    id: scheme.id,
    label: scheme.label,
    headers: header.names,
    form: method.kind === 'token' ? '<secret>' : formOf(header.syntax),
    signs: contentWords(scheme),
    method: methodName(method),
    encoding: method.kind === 'token' ? null : encodingNames[scheme.encoding],
    timestampHeader: timestamp?.from === 'header' ? (timestamp.names[0] ?? null) : null,
    idHeader: messageId?.names[0] ?? null,
    tolerance: scheme.tolerance,
    notes: scheme.notes,
    docs: scheme.docs,
  };
}

/** What is signed, with names in braces for what the request fills in. */
export function contentWords({ content }: Pick<Scheme, 'content'>): string {
  return content.map((part) => (part.kind === 'text' ? part.text : `{${part.kind}}`)).join('');
}

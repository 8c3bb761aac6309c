import type { AmountField, WordField } from './ast.ts';

/** What a field is compared with. `header` and `body` are followed by a name: `header.x-id:…`. */
export type FieldKind = 'is' | 'word' | 'amount' | 'moment' | 'header' | 'body';

export interface FieldInfo {
  readonly kind: FieldKind;
  /** What it finds, in a few words. */
  readonly words: string;
  /** A whole term, as it could be typed. */
  readonly example: string;
}

type PlainField = WordField | AmountField | 'is' | 'after' | 'before' | 'header';

/** Every field of the language. The order is the one in which they are suggested. */
export const fields = {
  is: { kind: 'is', words: 'what was found out about it', example: 'is:invalid' },
  type: { kind: 'word', words: 'the event type', example: 'type:user.created' },
  provider: { kind: 'word', words: 'who sent it', example: 'provider:okhi' },
  signature: { kind: 'word', words: 'the verdict on its signature', example: 'signature:failed' },
  method: { kind: 'word', words: 'the HTTP method', example: 'method:POST' },
  path: { kind: 'word', words: 'the path or all below it', example: 'path:/okhi' },
  status: { kind: 'amount', words: 'the status of our answer', example: 'status>=400' },
  size: { kind: 'amount', words: 'the size of its body', example: 'size>10k' },
  duration: { kind: 'amount', words: 'how long our answer took', example: 'duration>200ms' },
  after: { kind: 'moment', words: 'arrived at this time or later', example: 'after:2026-11-01' },
  before: { kind: 'moment', words: 'arrived before this time', example: 'before:"10 min ago"' },
  header: { kind: 'header', words: 'one of its headers', example: 'header.x-signature:*' },
  body: {
    kind: 'body',
    words: 'text in its body, or a place of its JSON',
    example: 'body.v2.status:verified',
  },
  endpoint: { kind: 'word', words: 'the endpoint that took it', example: 'endpoint:payments' },
  query: { kind: 'word', words: 'what stands after ? in its address', example: 'query:debug=1' },
  note: { kind: 'word', words: 'your note on it', example: 'note:*' },
  seq: { kind: 'amount', words: 'its running number', example: 'seq>=100' },
  id: { kind: 'word', words: 'its id', example: 'id:0123456789-12' },
} as const satisfies Record<PlainField, FieldInfo>;
export type FieldName = keyof typeof fields;

const aliases: Readonly<Record<string, FieldName>> = {
  event: 'type',
  sig: 'signature',
  reply: 'status',
  took: 'duration',
  since: 'after',
  until: 'before',
  has: 'is',
};

/** The field of a name in any case, or of another name for it; null where there is none. */
export function fieldOf(name: string): FieldName | null {
  const low = name.toLowerCase();
  if (Object.hasOwn(fields, low)) return low as FieldName;
  return aliases[low] ?? null;
}

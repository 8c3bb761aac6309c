import { type Compiled, compileProvider } from '../../core/providers/own/compile.ts';
import type { Bounded, Patience } from '../../core/providers/own/json-schema.ts';
import type { PayloadSchema } from '../../core/providers/schema.ts';

/** No limit: for schemas that a test trusts. */
export const unbounded: Bounded = (work) => ({ done: true, value: work() });
export const unhurried: Patience = { bounded: unbounded, pause: () => Promise.resolve() };

/** A small provider by files; a value that is no text is written as JSON, and null leaves a file out. */
export function acmeFiles(changes: Readonly<Record<string, unknown>> = {}): Map<string, Uint8Array> {
  const files: Record<string, unknown> = {
    'provider.json': acmeManifest(),
    'schemas/order.paid.json': {
      type: 'object',
      required: ['type', 'order'],
      additionalProperties: false,
      properties: {
        type: { const: 'order.paid' },
        order: {
          type: 'object',
          required: ['id', 'amount'],
          properties: { id: { type: 'string', pattern: '^ord_' }, amount: { type: 'integer' } },
        },
      },
    },
    'events/order.paid.json': '{ "type": "order.paid", "order": { "id": "ord_1", "amount": 12 } }',
    ...changes,
  };
  const kept = Object.entries(files).filter(([, content]) => content !== null);
  return new Map(kept.map(([path, content]) => [path, bytesOf(content)]));
}

export function acmeManifest(changes: object = {}): object {
  return {
    id: 'acme',
    label: 'Acme Pay',
    docs: 'https://acme.example/webhooks',
    detect: [{ pointer: '/type', startsWith: 'order.' }],
    type: { pointer: '/type' },
    types: [
      { id: 'order.paid', title: 'Order paid', schema: 'order.paid.json' },
      { id: 'order.lost', title: 'Order lost', schema: null },
    ],
    ...changes,
  };
}

export const bytesOf = (content: unknown): Uint8Array =>
  Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));

export function compileAcme(
  changes: Readonly<Record<string, unknown>> = {},
  name: string | null = 'acme',
): Promise<Compiled> {
  return compileProvider({ name, files: acmeFiles(changes), templatesDir: '/nowhere' }, unhurried);
}

/** A schema of a user's, compiled as the app does it. Throws what is wrong with it. */
export async function ownSchema(
  schema: unknown,
  more: Readonly<Record<string, unknown>> = {},
): Promise<PayloadSchema> {
  const { provider, problems } = await compileAcme({
    'schemas/order.paid.json': schema,
    'events/order.paid.json': null,
    ...more,
  });
  const form = provider?.eventTypes[0]?.form;
  if (!form?.documented) throw new Error(JSON.stringify(problems));
  return form.schema;
}

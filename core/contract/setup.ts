import { z } from 'zod';
import { canonical } from './canonical.ts';
import { desktopSettings } from './desktop.ts';
import { endpointSettings } from './endpoints.ts';
import { flow } from './flows.ts';
import { forwarding } from './forwarding.ts';
import { isObject } from './is-object.ts';
import { operation } from './operation-calls.ts';
import { ownProviderFile, ownProviderLimits } from './own-provider-calls.ts';
import { answering } from './replies.ts';
import { interfaceSettings } from './settings.ts';
import { environment } from './simulator-calls.ts';
import { tunnelSettings } from './tunnel.ts';

/** The most characters that a file of settings may have. */
export const SETUP_LENGTH = 32 * 1024 * 1024;

/** What a page keeps, without what was typed into forms and how wide a list is. */
export const setupInterface = interfaceSettings.omit({
  listWidth: true,
  check: true,
  search: true,
  flows: true,
  subscriptions: true,
  firstSteps: true,
});

/** Some of the fields of an object: those that are not given stay out, whatever their defaults. */
const given = <T extends z.ZodObject>(whole: T) =>
  z.record(z.string(), z.unknown()).transform((fields, context): Partial<z.output<T>> => {
    const read = whole.partial().safeParse(fields);
    if (!read.success) {
      for (const { path, message } of read.error.issues)
        context.addIssue({ code: 'custom', path: [...path], message });
      return z.NEVER;
    }
    // A default stands for what a file leaves out, and an import would set it.
    return Object.fromEntries(
      Object.entries(read.data).filter(([name]) => Object.hasOwn(fields, name)),
    ) as Partial<z.output<T>>;
  });

const provider = z.strictObject({
  id: z.string().min(1).max(200),
  files: z.array(ownProviderFile).min(1).max(ownProviderLimits.files),
});
/** What is set, as a person takes it from one computer to another. */
const content = {
  interface: given(setupInterface).optional(),
  desktop: given(desktopSettings).optional(),
  receiver: operation.partial().optional(),
  tunnel: tunnelSettings.optional(),
  endpoints: z.array(endpointSettings.extend({ answering, forwarding })).max(1_000).default([]),
  environments: z.array(environment).max(1_000).default([]),
  flows: z.array(flow).max(1_000).default([]),
  providers: z.array(provider).max(100).default([]),
  /** Names of the secrets that belong to it and are not in it: `endpoint/orders/current`. They are to be set again. */
  secrets: z.array(z.string().max(400)).max(10_000).default([]),
};

export const setup = z.strictObject(content);
export type Setup = z.infer<typeof setup>;

/** A file of settings. */
export const setupFile = z.strictObject({
  hookglass: z.literal('settings'),
  version: z.literal(1),
  /** Version of Hookglass. */
  writtenBy: z.string().max(100),
  /** ISO 8601, UTC. */
  writtenAt: z.string().max(40),
  ...content,
});
export type SetupFile = z.infer<typeof setupFile>;

export const setupKind = z.enum([
  'interface',
  'desktop',
  'receiver',
  'tunnel',
  'provider',
  'endpoint',
  'environment',
  'flow',
]);
export type SetupKind = z.infer<typeof setupKind>;

/** One thing that is set. `key` tells it from the others of its kind. */
export interface SetupItem {
  readonly kind: SetupKind;
  readonly key: string;
  readonly value: unknown;
}

/** Characters of a value that are told. */
const LONGEST_VALUE = 80;

export const setupChange = z.object({
  kind: setupKind,
  key: z.string(),
  change: z.enum(['added', 'changed', 'same']),
  /** What of a changed thing is another: names of its fields ('' where it is one value), values as JSON, cut; null: not there. */
  parts: z.array(z.object({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});
export type SetupChange = z.infer<typeof setupChange>;

/** What a setup says, in the order in which it can be carried out: an endpoint may name a provider. */
export function itemsOf(given: Setup): SetupItem[] {
  const fields = (kind: SetupKind, values: object | undefined): SetupItem[] =>
    Object.entries(values ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ({ kind, key, value }));
  return [
    ...fields('interface', given.interface),
    ...fields('desktop', given.desktop),
    ...fields('receiver', given.receiver),
    ...(given.tunnel ? [{ kind: 'tunnel' as const, key: 'settings', value: given.tunnel }] : []),
    ...given.providers.map((value) => ({ kind: 'provider' as const, key: value.id, value })),
    ...given.endpoints.map((value) => ({ kind: 'endpoint' as const, key: value.slug, value })),
    ...given.environments.map((value) => ({ kind: 'environment' as const, key: value.name, value })),
    ...given.flows.map((value) => ({ kind: 'flow' as const, key: value.id, value })),
  ];
}

/** What of `wanted` differs from what is there. Things that are there and not wanted are left alone, and not told. */
export function changesOf(there: readonly SetupItem[], wanted: readonly SetupItem[]): SetupChange[] {
  const known = new Map(there.map((item) => [`${item.kind}/${item.key}`, item.value]));
  return wanted.map(({ kind, key, value }) => {
    const name = `${kind}/${key}`;
    if (!known.has(name)) return { kind, key, change: 'added', parts: [] };
    const parts = partsOf(known.get(name), value);
    return { kind, key, change: parts.length === 0 ? 'same' : 'changed', parts };
  });
}

function partsOf(before: unknown, after: unknown): SetupChange['parts'] {
  if (canonical(before) === canonical(after)) return [];
  if (!isObject(before) || !isObject(after))
    return [{ name: '', before: short(before), after: short(after) }];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((name) => ({ name, before: before[name], after: after[name] }))
    .filter((part) => canonical(part.before) !== canonical(part.after))
    .map((part) => ({ name: part.name, before: short(part.before), after: short(part.after) }));
}

function short(value: unknown): string | null {
  if (value === undefined) return null;
  const text = canonical(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

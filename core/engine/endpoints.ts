import { z } from 'zod';
import { HookglassError } from '../contract/errors.ts';
import type { Registry } from '../providers/registry.ts';

/** A path of our receiver with its provider; null leaves it to detection. */
export const endpoint = z.strictObject({
  slug: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$/, 'letters, digits and . _ ~ - only, 64 at most'),
  provider: z.string().nullable(),
});
export type Endpoint = z.infer<typeof endpoint>;

export interface Endpoints {
  /** The slug that takes a path: `/slug` and all below it. */
  slugOf(path: string): string | null;
  providerOf(slug: string | null): string | null;
}

/** Throws `provider-not-found` for a provider that we do not know, `bad-argument` for a slug that stands twice. */
export function createEndpoints(list: readonly Endpoint[], registry: Registry): Endpoints {
  for (const { provider } of list) if (provider !== null) registry.require(provider);
  const twice = list.find(({ slug }, index) => list.findIndex((other) => other.slug === slug) < index);
  if (twice) throw new HookglassError('bad-argument', `The endpoint "${twice.slug}" is given twice.`);
  const bySlug = new Map(list.map((entry) => [entry.slug, entry.provider]));
  return {
    slugOf(path) {
      if (bySlug.size === 0) return null;
      const first = path.split('/', 2)[1] ?? '';
      return bySlug.has(first) ? first : null;
    },
    providerOf: (slug) => (slug === null ? null : (bySlug.get(slug) ?? null)),
  };
}

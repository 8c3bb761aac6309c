/** Where an endpoint's current secret stands in the vault, as drafts refer to it; `''` is the catch-all. */
export const secretRefOf = (slug: string): string => `endpoint/${slug}/current`;

/** The endpoint that a reference means; null where it means none. */
export function slugOfRef(ref: string | null): string | null {
  return /^endpoint\/([^/]*)\/current$/.exec(ref ?? '')?.[1] ?? null;
}

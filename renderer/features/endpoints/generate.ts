const BYTES = 24;

/** So many random bytes as 32 characters of the URL-safe alphabet. */
function text(): string {
  return base64(random()).replaceAll('+', '-').replaceAll('/', '_');
}

/** "Format: base64 encoded random bytes optionally prefixed with whsec_. Recommended size: 24." (Svix' own schema.) */
function whsec(): string {
  return `whsec_${base64(random())}`;
}

/**
 * Schemes whose secret is the receiver's to choose. MeetingLawyers: "a random string, something between 16 and 32
 * characters" (its security page). With all others the provider gives the secret.
 */
const generators: Readonly<Record<string, () => string>> = {
  meetinglawyers: text,
  github: text,
  'header-token': text,
  'standard-webhooks': whsec,
  svix: whsec,
};

/** Makes a secret for the first of these schemes that takes one of one's own; null where none does. */
export function generatorFor(schemes: readonly { readonly id: string }[]): (() => string) | null {
  const found = schemes.find(({ id }) => Object.hasOwn(generators, id));
  return found ? (generators[found.id] ?? null) : null;
}

function random(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(BYTES));
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

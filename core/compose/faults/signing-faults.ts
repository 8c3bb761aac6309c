import type { Fault } from '../../contract/drafts.ts';
import { type KeyForm, type Scheme, schemeForSecret } from '../../signatures/scheme.ts';
import { type Random, randomBytes } from '../random.ts';
import { notApplicable } from './not-applicable.ts';

const DAY_S = 86_400;
const KEY_BYTES = 32;

/** A secret of the form that the scheme takes, and not the handler's: so a signature comes out that must not match. */
export function wrongSecret(given: Scheme, secret: string | null, random: Random): string {
  const { method } = schemeForSecret(given, secret ?? '');
  const bytes = randomBytes(KEY_BYTES, random);
  if (method.kind === 'token') return bytes.toString('hex');
  return written(bytes, method.kind === 'hmac' ? method.key : method.privateKey);
}

function written(bytes: Buffer, { form, prefixes }: KeyForm): string {
  return `${prefixes[0] ?? ''}${bytes.toString(form === 'utf8' ? 'hex' : form)}`;
}

/** How long before now a stale message was signed, seconds: twice as long as the scheme tolerates, or a day. */
export function staleBy({ label, timestamp, tolerance }: Scheme): number {
  if (!timestamp)
    throw notApplicable(
      'stale',
      `${label} signs no timestamp, so no message of it is too old. Choose tampered or duplicate.`,
    );
  const past = tolerance?.pastS ?? null;
  return past === null ? DAY_S : 2 * past + 60;
}

export function staleSentence(scheme: Scheme): string {
  const seconds = staleBy(scheme);
  const allowed = scheme.tolerance?.pastS ?? null;
  const known = allowed === null ? 'its documents name no tolerance' : `its tolerance is ${allowed} s`;
  return `The timestamp is ${seconds} s old and signed with the right secret; ${known}.`;
}

/** Faults that have no meaning where nothing is signed. */
export const needsScheme: readonly Fault[] = ['wrong-secret', 'no-signature', 'stale', 'tampered'];
/** Those that need the right secret as well. */
export const needsSecret: readonly Fault[] = ['stale', 'tampered'];

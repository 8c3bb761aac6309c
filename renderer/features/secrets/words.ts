import type { SecretInfo, SecretUser } from '../../../core/contract/secrets.ts';
import type { VaultPlace } from '../../../core/contract/state.ts';
import { endpointAddress } from '../endpoints/address.ts';
import { endpointName } from '../endpoints/words.ts';

/** How a secret is called in a sentence. */
export function secretTitle({ kind, name, which }: SecretInfo): string {
  if (kind === 'endpoint')
    return `${which === 'previous' ? 'Previous secret' : 'Secret'} of ${endpointName(name)}`;
  if (kind === 'tunnel') return 'ngrok’s token';
  return kind === 'okaya' ? `API key of ${name}` : name;
}

export const kindWords: Readonly<Record<SecretInfo['kind'], string>> = {
  named: 'Named by you',
  endpoint: 'Endpoint',
  tunnel: 'Tunnel',
  okaya: 'Okaya account',
};

/** Who uses it, and where that is. */
export function userWords({ what, name }: SecretUser): { text: string; href: string } {
  if (what === 'endpoint') return { text: `Endpoint ${endpointName(name)}`, href: endpointAddress(name) };
  if (what === 'tunnel') return { text: 'Tunnel', href: '#/settings/public' };
  if (what === 'account') return { text: `Account ${name}`, href: '#/subscriptions' };
  if (what === 'check') return { text: 'Handler check', href: '#/handler-check' };
  if (what === 'flow') return { text: `Flow ${name}`, href: '#/flows' };
  return { text: what === 'draft' ? `Draft “${name}”` : 'Simulator', href: '#/simulator' };
}

interface PlaceWords {
  readonly label: string;
  /** What it means for whoever chooses it. */
  readonly hint: string;
}

export const placeWords: Readonly<Record<VaultPlace, PlaceWords>> = {
  system: {
    label: 'Encrypted by the system',
    hint: 'With a key that the system’s own store keeps. It opens with your login; a copied disk is of no use to others.',
  },
  memory: {
    label: 'In memory only',
    hint: 'Forgotten when Hookglass ends; you set them again after each start. Nothing of them is on the disk.',
  },
  sealed: {
    label: 'In a file with a passphrase',
    hint: 'You give the passphrase after each start. Without it nothing can be signed or verified, and who forgets it has lost the secrets. The command line uses the same file.',
  },
  weak: {
    label: 'With the system’s weak protection',
    hint: 'The key is the same on every computer, so whoever can read the file can read the secrets. As good as plain text, and kept without asking you.',
  },
};

/** How well they are kept, in few words. */
export const placeTitle: Readonly<Record<VaultPlace, string>> = {
  system: 'Secrets are encrypted',
  memory: 'Secrets are in memory only',
  sealed: 'Secrets are in a file with a passphrase',
  weak: 'Secrets are not protected',
};

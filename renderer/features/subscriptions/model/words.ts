import {
  type OkayaState,
  type OkayaTarget,
  type PointedWebhook,
  SANDBOX_ACCOUNT,
} from '../../../../core/contract/okaya.ts';
import type { Place } from './subscription-store.ts';

/** What is worth knowing of a URL before the API is asked; null where nothing is. */
export function urlWarning(text: string, isSandbox: boolean): string | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const reason = isLocal(url.hostname)
    ? 'This address is of this computer or network: Okaya cannot reach it.'
    : url.protocol === 'http:'
      ? 'Okaya documents that it sends to an HTTPS endpoint. This URL is not HTTPS.'
      : null;
  return reason !== null && isSandbox ? `${reason} In the sandbox it works.` : reason;
}

/** Loopback and private networks (RFC 6890), and names without a dot. */
function isLocal(host: string): boolean {
  return (
    host === '[::1]' ||
    /^\[f[cd]/i.test(host) ||
    /^(127|10)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./.test(host) ||
    host === '0.0.0.0' ||
    /(^|\.)(localhost|local)$/.test(host) ||
    !/[.:]/.test(host)
  );
}

/** What a webhook of the account is pointed at: a public address; in the sandbox, where there is none, the local one. */
export function pointTarget(targets: readonly OkayaTarget[], account: number): OkayaTarget | null {
  const open = targets.find(({ kind }) => kind === 'public');
  return open ?? (account === SANDBOX_ACCOUNT ? (targets[0] ?? null) : null);
}

export interface Pointed extends PointedWebhook {
  /** No address of this computer is the one that it points at: the public URL has changed, or is gone. */
  readonly stale: boolean;
}

export function pointedOf({ pointed, targets }: OkayaState, { account, group }: Place): Pointed[] {
  return pointed
    .filter((one) => one.account === account && one.group === group)
    .map((one) => ({ ...one, stale: targets.every(({ url }) => url !== one.url) }));
}

/** Group IDs as they are typed: one after the other, with commas, spaces or line breaks. */
export function groupsOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((group) => group !== '');
}

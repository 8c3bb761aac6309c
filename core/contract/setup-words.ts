import type { SetupChange, SetupItem, SetupKind } from './setup.ts';

const kinds: Readonly<Record<SetupKind, string>> = {
  interface: 'Interface',
  desktop: 'Desktop',
  receiver: 'Receiver',
  tunnel: 'Public address',
  provider: 'Provider',
  endpoint: 'Endpoint',
  environment: 'Environment',
  flow: 'Flow',
};

/** What an item is called: `Endpoint orders`. */
export function setupTitle({ kind, key }: Pick<SetupItem, 'kind' | 'key'>): string {
  if (kind === 'tunnel') return kinds.tunnel;
  if (kind === 'endpoint' && key === '') return 'Endpoint Catch-all';
  return `${kinds[kind]} ${key}`;
}

/** What a part was and would be: `times: "local" → "utc"`. */
export const setupPartWords = ({ name, before, after }: SetupChange['parts'][number]): string =>
  `${name === '' ? '' : `${name}: `}${before ?? 'nothing'} → ${after ?? 'nothing'}`;

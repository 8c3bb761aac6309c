import { type Destination, destination } from '../../core/contract/desktop.ts';

export const LINK_SCHEME = 'hookglass';
const PLACES = [
  'inbox',
  'simulator',
  'flows',
  'handler-check',
  'signature-bench',
  'subscriptions',
  'insights',
  'settings',
];

/**
 * `hookglass://event/<id>` and `hookglass://<section>/…` as a place of our page. Any program and any web page can make such
 * a link, so it can do nothing but show something; null for all else.
 */
export function readLink(text: string): Destination | null {
  if (text.length > 500 || !URL.canParse(text)) return null;
  const { protocol, host, pathname, search, hash, username, port } = new URL(text);
  if (protocol !== `${LINK_SCHEME}:` || search || hash || username || port) return null;
  const steps = pathname.split('/').filter((step) => step !== '');
  if (host === 'event') {
    const parsed = destination.safeParse({ kind: 'event', id: steps[0] });
    return steps.length === 1 && parsed.success ? parsed.data : null;
  }
  if (!PLACES.includes(host)) return null;
  const parsed = destination.safeParse({ kind: 'place', route: `/${[host, ...steps].join('/')}` });
  return parsed.success ? parsed.data : null;
}

/** What the system handed over on a command line: a link or the path of a file of evidence. */
export function handedOver(argv: readonly string[]): { link: string } | { file: string } | null {
  for (const argument of argv.slice(1)) {
    if (argument.startsWith(`${LINK_SCHEME}://`)) return { link: argument };
    if (!argument.startsWith('-') && argument.toLowerCase().endsWith('.hookglass')) return { file: argument };
  }
  return null;
}

import type { AttemptProblem } from '../contract/attempts.ts';

/** A host as sentences name it. */
export interface Place {
  /** Name or address, an IPv6 one without brackets. */
  readonly host: string;
  /** Host and port as a `Host` header has them: a default port is left out. */
  readonly authority: string;
}

/** Where connections are opened to. */
export interface Server extends Place {
  readonly secure: boolean;
  readonly port: number;
  readonly origin: string;
}

/** Where a message goes, read from its URL. */
export interface Target extends Server {
  /** Path and query, as WHATWG's URL writes them. */
  readonly path: string;
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: AttemptProblem };

const EXAMPLE = 'such as http://127.0.0.1:4000/webhooks';

export function parseTarget(text: string): Parsed<Target> {
  if (/[\s\0]/.test(text)) return invalid(`"${shown(text)}" has white space in it. Write %20 for a space.`);
  const url = parseUrl(text);
  if (!url) return invalid(`"${shown(text)}" is no URL. A target is a whole one, ${EXAMPLE}.`);
  const server = serverOf(url);
  if (!server) return invalid(`A target begins with http:// or https://, ${EXAMPLE}.`);
  if (url.username !== '' || url.password !== '')
    return invalid(
      'A name and password in the URL are not sent. Put them into an Authorization header instead.',
    );
  return { ok: true, value: { ...server, path: `${url.pathname}${url.search}` } };
}

export function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** null where it is neither http nor https. */
export function serverOf({ protocol, hostname, host, port, origin }: URL): Server | null {
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  const secure = protocol === 'https:';
  return {
    secure,
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (secure ? 443 : 80) : Number(port),
    authority: host,
    origin,
  };
}

function invalid(message: string): { ok: false; problem: AttemptProblem } {
  return { ok: false, problem: { code: 'url-invalid', message } };
}

/** Without what may be a password, and not endless. */
const shown = (text: string): string => text.replace(/\/\/[^/]*@/, '//…@').slice(0, 200);

import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request to the interface is refused; null lets it pass. */
export type Refused = { status: 401 | 403 | 405; reason: string } | null;

/**
 * The interface can read every captured request, so it is guarded like a shell: it answers to its own names only (a
 * foreign name that resolves to this computer is DNS rebinding), to its own pages only, and to the token only.
 */
export function refuseForeign(request: IncomingMessage, port: number): Refused {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  const { host, origin } = request.headers;
  if (host === undefined || !own.includes(host)) {
    return { status: 403, reason: 'This interface answers to this computer only.' };
  }
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return {
      status: 403,
      reason: 'Another site asked for this; the interface answers to its own pages only.',
    };
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    return { status: 403, reason: 'A page of another origin asked for this.' };
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, reason: 'There is nothing to write to here.' };
  }
  return null;
}

export function refuseWithoutToken(url: URL, token: string): Refused {
  const given = Buffer.from(url.searchParams.get('token') ?? '');
  const wanted = Buffer.from(token);
  if (given.length === wanted.length && timingSafeEqual(given, wanted)) return null;
  return { status: 401, reason: 'This address needs the token that "hookglass serve" printed with it.' };
}

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

/** One file of the interface, ready to be served by either host. */
export interface InterfaceFile {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const NONCE_PLACE = '__CSP_NONCE__';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

/**
 * Reads a file of the built interface for a URL path. `/` is the page; it gets a fresh nonce for the style elements
 * that its libraries make. Nothing outside `root` can be named.
 */
export async function readInterfaceFile(root: string, urlPath: string): Promise<InterfaceFile> {
  const path = safePath(urlPath);
  const nonce = randomBytes(16).toString('base64');
  if (path === null) return missing(nonce);
  try {
    const bytes = await readFile(join(root, path));
    const isPage = extname(path) === '.html';
    const body = isPage ? Buffer.from(bytes.toString('utf8').replaceAll(NONCE_PLACE, nonce)) : bytes;
    const type = types[extname(path)] ?? 'application/octet-stream';
    return {
      status: 200,
      headers: { ...securityHeaders(nonce), ...caching(isPage), 'content-type': type },
      body,
    };
  } catch {
    return missing(nonce);
  }
}

/** A path below the root, or null. Encoded separators and dots are undone first, so that they cannot hide. */
function safePath(urlPath: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const relative = normalize(decoded === '/' ? 'index.html' : decoded.replace(/^\/+/, ''));
  return relative.startsWith('..') || relative.startsWith(sep) ? null : relative;
}

function missing(nonce: string): InterfaceFile {
  const headers = { ...securityHeaders(nonce), 'content-type': 'text/plain; charset=utf-8' };
  return { status: 404, headers, body: Buffer.from('Not found') };
}

/** Built files carry a hash in their name, the page does not. */
function caching(isPage: boolean): Record<string, string> {
  return { 'cache-control': isPage ? 'no-store' : 'private, max-age=31536000, immutable' };
}

/** The page runs its own files only, talks to its own host only, and cannot be framed. */
export function securityHeaders(nonce: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  };
}

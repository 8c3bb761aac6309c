import { X509Certificate } from 'node:crypto';
import { HookglassError } from '../../contract/errors.ts';
import type { TunnelField, TunnelSettings } from '../../contract/tunnel.ts';

/** An error that the interface shows at its field. */
function atField(field: TunnelField, message: string): HookglassError {
  return new HookglassError('bad-argument', message, { details: { field } });
}

/** The settings as they are kept: trimmed, empty ones null. Throws the first thing that is wrong, with its field. */
export function checkTunnel(given: TunnelSettings): TunnelSettings {
  const settings = {
    ...given,
    ownUrl: withoutEnd(emptyIsNull(given.ownUrl)),
    domain: emptyIsNull(given.domain),
    server: emptyIsNull(given.server),
    ca: emptyIsNull(given.ca),
    trafficPolicy: emptyIsNull(given.trafficPolicy),
  };
  const { way, ownUrl, domain, server, ca } = settings;
  if (way === 'own' && ownUrl === null)
    throw atField(
      'ownUrl',
      'Give the public URL that leads to this computer, such as https://hooks.example.com.',
    );
  if (ownUrl !== null && !isBase(ownUrl))
    throw atField(
      'ownUrl',
      'It is an http or https address without ? and #, such as https://hooks.example.com.',
    );
  if (domain !== null && !DOMAIN.test(domain))
    throw atField('domain', 'It is a name alone, without https:// and path, such as example.ngrok-free.dev.');
  if (server !== null && !SERVER.test(server))
    throw atField('server', 'It is HOST or HOST:PORT with a name or an IPv4 address, without https://.');
  if (ca !== null && !isPem(ca))
    throw atField(
      'ca',
      'It is one or more certificates in PEM: text that begins with -----BEGIN CERTIFICATE-----.',
    );
  return settings;
}

const DOMAIN = /^(?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;
const SERVER = /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?$/;
const TOKEN_LENGTH = 500;

/** White space is no part of a token: it comes along with copying. */
export function checkToken(given: string): string {
  const token = given.trim();
  if (token === '') throw atField('token', 'The token is empty.');
  if (token.length > TOKEN_LENGTH)
    throw atField('token', `The token is longer than ${TOKEN_LENGTH} characters. Was something else pasted?`);
  if (!/^[\x21-\x7e]+$/.test(token))
    throw atField(
      'token',
      'A token is one word of letters and digits. Was more pasted than it, such as a whole command?',
    );
  return token;
}

function isBase(text: string): boolean {
  if (!URL.canParse(text) || /[\s?#]/.test(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

/** Garbage would be skipped by the SDK without a word, and then no certificate is good. */
function isPem(text: string): boolean {
  try {
    return new X509Certificate(text).subject !== undefined;
  } catch {
    return false;
  }
}

const withoutEnd = (url: string | null): string | null => url?.replace(/\/+$/, '') ?? null;

function emptyIsNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

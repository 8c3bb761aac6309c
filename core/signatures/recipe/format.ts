import { type HeaderSyntax, type Scheme, signsUrl, type Tolerance } from '../scheme.ts';
import { formatContent } from './content.ts';
import { escapeText, inexpressible } from './text.ts';

/** The recipe of a scheme, so that `parseRecipe` gives it again. Throws `recipe-malformed` for what no recipe can say. */
export function formatRecipe(scheme: Scheme): string {
  const { method, header, timestamp, messageId, tolerance } = scheme;
  if (method.kind !== 'hmac') throw inexpressible(`${scheme.label} is no HMAC.`);
  if (scheme.urlBodyDigest && signsUrl(scheme)) throw inexpressible('it ties the body to the URL.');
  const fields: [string, string | null][] = [
    ['header', header.names[0] ?? null],
    ...formatSyntax(header.syntax),
    ['algorithm', method.algorithm],
    ['encoding', scheme.encoding],
    ['key', method.key.form],
    ...method.key.prefixes.map((prefix): [string, string] => ['key-prefix', escapeText(prefix)]),
    ['content', formatContent(scheme.content)],
    ['timestamp-header', timestamp?.from === 'header' ? (timestamp.names[0] ?? null) : null],
    ['timestamp-unit', timestamp?.unit ?? null],
    ['id-header', messageId?.names[0] ?? null],
    ['tolerance', tolerance === null ? null : formatTolerance(tolerance)],
  ];
  return fields.flatMap(([key, value]) => (value === null ? [] : [`${key}=${value}`])).join(';');
}

function formatSyntax(syntax: HeaderSyntax): [string, string | null][] {
  if (syntax.kind === 'plain') return [['prefix', syntax.prefix === null ? null : escapeText(syntax.prefix)]];
  if (syntax.kind === 'list') return [['version', escapeText(syntax.version)]];
  return [
    ['signature-key', escapeText(syntax.signatureKey)],
    ['timestamp-key', escapeText(syntax.timestampKey)],
    ['separator', syntax.separator === ',' ? 'comma' : 'semicolon'],
  ];
}

function formatTolerance({ pastS, futureS }: Tolerance): string {
  if (pastS === null) throw inexpressible('its tolerance is one for the future alone.');
  return futureS === null ? String(pastS) : `${pastS}/${futureS}`;
}

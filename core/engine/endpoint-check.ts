import { SECRET_LENGTH } from '../contract/endpoint-calls.ts';
import {
  CATCH_ALL,
  type EndpointField,
  type EndpointSettings,
  noOptions,
  type SchemeOptions,
  SLUG,
} from '../contract/endpoints.ts';
import { type ErrorCode, HookglassError, toHookglassError } from '../contract/errors.ts';
import type { Registry } from '../providers/registry.ts';
import { isHeaderName } from '../signatures/header/name.ts';
import { signsUrl } from '../signatures/scheme.ts';
import { schemeWith } from '../signatures/scheme-with.ts';
import { slugRule } from './endpoints.ts';

/** An error that the interface shows at its field. */
export function atField(field: EndpointField, message: string, code: ErrorCode = 'bad-argument') {
  return new HookglassError(code, message, { details: { field } });
}

/**
 * The settings as they are stored: trimmed, and without what their scheme does not ask for. Throws the first thing that is
 * wrong, with its field.
 */
export function checkEndpoint(
  given: EndpointSettings,
  { was, registry, isTaken }: { was: string | null; registry: Registry; isTaken: (slug: string) => boolean },
): EndpointSettings {
  const slug = given.slug.trim();
  checkSlug(slug, was);
  if (slug !== was && isTaken(slug)) throw atField('slug', `There is an endpoint "${slug}" already.`);
  const provider = emptyIsNull(given.provider);
  const scheme = emptyIsNull(given.scheme);
  tryField('provider', () => provider === null || registry.require(provider));
  const options = askedFor(scheme, given.options);
  checkOptions(scheme, options);
  return { slug, provider, scheme, options, rejectBadSignature: given.rejectBadSignature };
}

function checkSlug(slug: string, was: string | null): void {
  if (was === CATCH_ALL && slug !== CATCH_ALL)
    throw atField('slug', 'The catch-all takes every other path: it has no name of its own.');
  if (was !== CATCH_ALL && !SLUG.test(slug))
    throw atField('slug', `A name is one step of a path: ${slugRule}`);
}

/** What another scheme asked for would only be in the way of the next change. */
function askedFor(scheme: string | null, { headerName, recipe, publicUrl }: SchemeOptions): SchemeOptions {
  const found = scheme === null ? null : tryField('scheme', () => schemeWith(scheme, noOptions));
  return {
    headerName: found === null || found.method.kind === 'token' ? emptyIsNull(headerName) : null,
    recipe: scheme === 'hmac' ? emptyIsNull(recipe) : null,
    publicUrl: found === null || signsUrl(found) || scheme === 'hmac' ? emptyIsNull(publicUrl) : null,
  };
}

function checkOptions(scheme: string | null, options: SchemeOptions): void {
  const { headerName, publicUrl } = options;
  if (headerName !== null && !isHeaderName(headerName))
    throw atField('headerName', `"${headerName}" is no name of a header: no spaces, no colon.`);
  if (scheme !== null) tryField('recipe', () => schemeWith(scheme, options));
  if (publicUrl !== null && !isPublicUrl(publicUrl))
    throw atField(
      'publicUrl',
      'The public URL is an http or https address without ? and #: the query is taken from each request.',
    );
}

function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text) || /[?#]/.test(text)) return false;
  return ['http:', 'https:'].includes(new URL(text).protocol);
}

/** The secret as it is kept: as it was given, for white space may be part of it. */
export function checkSecret(secret: string): string {
  if (secret === '') throw atField('secret', 'The secret is empty.');
  if (secret.length <= SECRET_LENGTH) return secret;
  throw atField(
    'secret',
    `The secret is longer than ${SECRET_LENGTH} characters. Was something else pasted?`,
  );
}

function tryField<T>(field: EndpointField, check: () => T): T {
  try {
    return check();
  } catch (thrown) {
    const { code, message } = toHookglassError(thrown);
    throw atField(field, message, code);
  }
}

function emptyIsNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseRecipe } from '../../core/signatures/recipe/parse.ts';
import type { SignedRequest } from '../../core/signatures/request.ts';
import type { Scheme } from '../../core/signatures/scheme.ts';
import { requireScheme } from '../../core/signatures/schemes.ts';

export const vectorsFolder = 'fixtures/signatures';

const vector = z.strictObject({
  id: z.string(),
  scheme: z.string(),
  secret: z.string(),
  /** Where verifying and signing take different keys. */
  signingSecret: z.string().optional(),
  url: z.string().nullable(),
  now: z.iso.datetime(),
  origin: z.enum(['published', 'third-party', 'generated']),
  source: z.strictObject({ title: z.string(), url: z.string().nullable() }),
  recipe: z.string().optional(),
  note: z.string().optional(),
});
export type Vector = z.infer<typeof vector>;

const manifest = z.strictObject({ about: z.string(), vectors: z.array(vector) });

/** Known answers, as `fixtures/signatures/manifest.json` lists them. */
export const vectors: readonly Vector[] = manifest.parse(
  JSON.parse(readFileSync(`${vectorsFolder}/manifest.json`, 'utf8')),
).vectors;

export function requestFile({ id }: Pick<Vector, 'id'>): Buffer {
  return readFileSync(`${vectorsFolder}/${id}.http`);
}

export function schemeOfVector({ scheme, recipe }: Vector): Scheme {
  return recipe === undefined ? requireScheme(scheme) : parseRecipe(recipe);
}

/** A character that stands for another value in hex, in base64 and in text. */
function otherCharacter(character: string | undefined): string {
  return character === '1' ? '2' : '1';
}

/** The text with one character in its middle changed. */
export function changedText(text: string, at = Math.floor(text.length / 2)): string {
  return text.slice(0, at) + otherCharacter(text[at]) + text.slice(at + 1);
}

/** The secret with one character changed, its prefix and the padding aside. */
export function changedSecret(secret: string): string {
  const start = /^(?:whsec_|whpk_|whsk_)?/.exec(secret)?.[0].length ?? 0;
  return changedText(secret, start + Math.floor((secret.length - start) / 2));
}

type Change = (request: SignedRequest, scheme: Scheme) => SignedRequest;

const inHeader = (name: string | undefined, change: (value: string) => string): Change => {
  return (request) => ({
    ...request,
    headers: request.headers.map(([key, value]) =>
      key.toLowerCase() === name?.toLowerCase() ? [key, change(value)] : [key, value],
    ),
  });
};

/** The digits of the time in a header of pairs. */
const inPair = (key: string, value: string): string =>
  value.replace(
    new RegExp(`(^|[,;])${key}=(\\d+)`),
    (_, before: string, digits: string) => `${before}${key}=${changedText(digits)}`,
  );

/** One changed byte in each part of a request that a scheme covers. */
export function changes(scheme: Scheme): Record<string, Change> {
  const { header, timestamp, method } = scheme;
  const all: Record<string, Change> = { signature: inHeader(header.names[0], changedSignature) };
  // A token is not tied to the body at all.
  if (method.kind !== 'token') all.body = (request) => ({ ...request, body: changedBody(request.body) });
  if (timestamp?.from === 'header')
    all.timestamp = inHeader(timestamp.names[0], (value) => changedText(value));
  if (timestamp?.from === 'pair' && header.syntax.kind === 'pairs') {
    const { timestampKey } = header.syntax;
    all.timestamp = inHeader(header.names[0], (value) => inPair(timestampKey, value));
  }
  return all;
}

/** Every signature of the value changed in one character: of several, any may match. */
function changedSignature(value: string): string {
  const words = value.split(/([ ,;])/);
  return words.map((word) => (word.length >= 20 ? changedText(word) : word)).join('');
}

export function changedBody(body: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(body);
  const last = copy.length - 1;
  copy[last] = (copy[last] ?? 0) ^ 1;
  return copy;
}

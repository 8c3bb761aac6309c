import type { HeaderPair } from '../contract/models.ts';
import { findHeader, takeApart } from './header/header.ts';
import { judge } from './judge.ts';
import type { Scheme } from './scheme.ts';
import { schemes } from './schemes.ts';

/** Headers that a scheme's sender writes beside the signature, where the signature's own name is not enough. */
const companions: Readonly<Record<string, readonly string[]>> = {
  github: ['X-GitHub-Event', 'X-GitHub-Delivery'],
};

/** Schemes that a request's headers speak for, the likeliest first. A recipe is nobody's to guess. */
export function schemesFor(headers: readonly HeaderPair[]): Scheme[] {
  return schemes
    .filter(({ id }) => id !== 'hmac')
    .map((scheme) => ({ scheme, score: scoreOf(scheme, headers) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .map(({ scheme }) => scheme);
}

function scoreOf(scheme: Scheme, headers: readonly HeaderPair[]): number {
  const signature = findHeader(headers, scheme.header.names);
  if (!signature) return 0;
  const [value = ''] = signature.values;
  const { signatures } = takeApart(value, scheme.header.syntax);
  const wellFormed =
    scheme.method.kind === 'token' ||
    signatures.some((found) => judge(found, scheme, signature.name).flaws.length === 0);
  const others = [
    scheme.timestamp?.from === 'header' ? scheme.timestamp.names : [],
    scheme.messageId?.names ?? [],
    companions[scheme.id] ?? [],
  ].filter((names) => findHeader(headers, names) !== null);
  return 1 + (wellFormed ? 2 : 0) + others.length;
}

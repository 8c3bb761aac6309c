import type { Field } from './field.ts';
import type { SearchSecrets } from './secrets.ts';

/** What a search in vain has tried, in words: each of them alone, and two together. */
export function ruledOut(fields: readonly Field[], { previous, others }: SearchSecrets): string[] {
  const [first] = fields;
  if (!first) return [];
  const has = (some: (field: Field) => boolean): boolean => fields.some(some);
  const labels = fields.flatMap(({ mistakes, scheme }) => (mistakes.length === 0 ? [] : [scheme.label]));
  return [
    ...(has(isDigest)
      ? [
          'The digest in hex, base64 or base64url, with another prefix or none, by SHA-1, SHA-256, SHA-384 or SHA-512.',
          'The body written anew (compact, indented, its keys sorted, its slashes and other characters escaped or not), with other line ends, with or without a line break at its end or a byte order mark, in another character set, unpacked, or empty.',
        ]
      : []),
    'The secret with white space or quotes around it, in upper or lower case, decoded from base64, base64url or hex or not at all, with and without its prefix.',
    ...(previous === null || previous === '' ? [] : ['The previous secret.']),
    ...(others.length === 0 ? [] : [`The secrets of ${others.length} other endpoints.`]),
    ...(has(({ parts }) => parts.singles.length > 0)
      ? ['What is signed with other separators, in another order, or without the id or the timestamp.']
      : []),
    ...(has(({ times }) => times.length > 0) ? ['The timestamp in seconds, milliseconds or ISO 8601.'] : []),
    ...(has(({ urls }) => urls.singles.length > 0)
      ? [
          'The URL with http or https, with every host that is known, with and without its port, a slash at its end or its query, and with the query sorted.',
        ]
      : []),
    ...(labels.length === 0 ? [] : [`Other schemes: ${[...new Set(labels)].join(', ')}.`]),
  ];
}

function isDigest({ bodies }: Field): boolean {
  return bodies.singles.length > 0;
}

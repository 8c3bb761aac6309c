import { decode } from '../encoding.ts';
import { findHeader } from '../header/header.ts';
import { type Scheme, schemeForSecret } from '../scheme.ts';
import { headerToken } from '../schemes/others.ts';
import type { Field, Ground } from './field.ts';
import { type Mistake, mistake } from './mistake.ts';
import type { Received, ReceivedDigests } from './received.ts';
import { keyVariants } from './secret/keys.ts';

/** Here the key itself is what came: it is read as a text, in every way in which a text can be read. */
const asText = { kind: 'hmac', algorithm: 'sha256', key: { form: 'utf8', prefixes: [] } } as const;

/**
 * The header held against the secret itself. Where another scheme was asked for, that is one more mistake; null where the
 * header is not there.
 */
export function tokenField(ground: Ground, given: Scheme): Field | null {
  const due = schemeForSecret(given, ground.secrets.current);
  const header = findHeader(ground.request.headers, due.header.names);
  if (!header) return null;
  const isOther = due.method.kind !== 'token';
  const scheme = isOther ? headerToken(header.name) : due;
  const received = readTokens(header.name, header.values);
  const empty = { singles: [], common: [], pairs: [] };
  return {
    scheme,
    mistakes: isOther ? [mistake('scheme-other', { found: scheme.label, scheme: due.label })] : [],
    tester: {
      test(key) {
        const hit = received.get(Buffer.from(key).toString('latin1'));
        return hit ? { received: hit, mistakes: hit.mistakes } : null;
      },
    },
    keys: keyVariants(scheme, asText, ground.secrets),
    draft: { parts: [], source: { request: ground.request, id: null, timestamp: null } },
    parts: empty,
    times: [],
    urls: empty,
    bodies: empty,
  };
}

const WORD_BEFORE = /^[A-Za-z][A-Za-z0-9-]{0,15}[ =:]\s*(?=.)/;

/** What a header may carry in place of the secret's own text; under the fewest mistakes. */
function readTokens(header: string, values: readonly string[]): ReceivedDigests {
  const found = new Map<string, Received>();
  const take = (text: string | undefined, mistakes: readonly Mistake[]): void => {
    if (text === undefined || text === '' || found.has(text)) return;
    // What came may be the secret: nothing of it goes on from here.
    found.set(text, { bytes: Buffer.alloc(0), mistakes, remarks: [] });
  };
  for (const value of values) take(value, []);
  for (const value of values) {
    const before = WORD_BEFORE.exec(value)?.[0] ?? '';
    const bare = value.slice(before.length);
    const prefix = before === '' ? [] : [mistake('prefix-unexpected', { header, due: '', found: before })];
    take(bare, prefix);
    for (const encoding of ['base64', 'base64url', 'hex'] as const)
      take(decode(bare, encoding)?.toString('latin1'), [
        ...prefix,
        mistake(`encoding-${encoding}`, { due: "the secret's own text" }),
      ]);
  }
  return found;
}

import {
  type HeaderStretch,
  MAX_TRACED,
  type SignatureTrace,
  type SignedPieceTrace,
  type TracedHeader,
  type TracedKey,
  type TracedSignature,
  type TracedTime,
} from '../contract/signature-trace.ts';
import { bufferOf, encode } from './encoding.ts';
import type { FoundHeader } from './header/header.ts';
import type { Heads } from './heads.ts';
import { readKey } from './key.ts';
import type { Key } from './keys.ts';
import type { Trial } from './match.ts';
import { methodName } from './names.ts';
import type { SignedPiece } from './pieces.ts';
import type { Scheme } from './scheme.ts';
import type { Secrets } from './verification.ts';

export interface Traceable {
  readonly scheme: Scheme;
  readonly heads: Heads;
  readonly secrets: Secrets;
  readonly keys: readonly Key[];
  readonly pieces: readonly SignedPiece[] | null;
  readonly trials: readonly Trial[];
  readonly time: TracedTime | null;
}

export function traceOf({ scheme, heads, secrets, keys, pieces, trials, time }: Traceable): SignatureTrace {
  const digestOf = (which: Key['which']): string | null => {
    const digest = trials.find((trial) => trial.which === which && trial.pieces === pieces)?.digest;
    return digest ? encode(digest, 'hex') : null;
  };
  const received = receivedOf(heads, trials);
  return {
    scheme: scheme.id,
    headers: headersOf(heads),
    keys: keys.map((key) => tracedKey(key, secrets)),
    signed: pieces?.map(tracedPiece) ?? null,
    digests: {
      algorithm: methodName(scheme.method),
      expectedHex: digestOf('current'),
      previousHex: digestOf('previous'),
      received: received.slice(0, MAX_TRACED),
      omitted: Math.max(0, received.length - MAX_TRACED),
    },
    time,
  };
}

function headersOf({ signature, lines, timestampHeader, idHeader }: Heads): TracedHeader[] {
  return [
    ...(signature?.values.map((_, index) =>
      tracedHeader('signature', signature.name, lines[index]?.stretches ?? []),
    ) ?? []),
    ...plainHeader('timestamp', timestampHeader, 'timestamp'),
    ...plainHeader('id', idHeader, 'id'),
  ].slice(0, MAX_TRACED);
}

function plainHeader(
  role: TracedHeader['role'],
  header: FoundHeader | null,
  meaning: HeaderStretch['meaning'],
): TracedHeader[] {
  return header?.values.map((text) => tracedHeader(role, header.name, [{ text, meaning }])) ?? [];
}

function tracedHeader(
  role: TracedHeader['role'],
  name: string,
  stretches: readonly HeaderStretch[],
): TracedHeader {
  const kept = stretches.slice(0, MAX_TRACED);
  return { role, name, stretches: kept, omitted: stretches.length - kept.length };
}

/** Lengths and whether it reads, never the bytes. */
function tracedKey({ which, form, read }: Key, secrets: Secrets): TracedKey {
  const secret = (which === 'current' ? secrets.current : secrets.previous) ?? '';
  const forms = (['utf8', 'hex', 'base64', 'base64url'] as const).map((candidate) => {
    const tried = readKey(secret, { form: candidate, prefixes: form.prefixes });
    return { form: candidate, bytes: tried.ok ? tried.bytes.length : null, used: candidate === form.form };
  });
  return { which, droppedPrefix: read.droppedPrefix, forms, problem: read.ok ? null : read.reason };
}

function tracedPiece({ part, bytes }: SignedPiece): SignedPieceTrace {
  if (part === 'body') return { kind: 'body', start: 0, end: bytes.length };
  return { kind: 'text', part, text: bufferOf(bytes).toString('latin1') };
}

/** Those that match first. */
function receivedOf({ judged }: Heads, trials: readonly Trial[]): TracedSignature[] {
  const matches = new Map(
    trials.toReversed().flatMap(({ which, fits }) => fits.map((fit) => [fit, which] as const)),
  );
  const all = judged.map(
    (one): TracedSignature => ({
      text: one.signature.text,
      hex: one.bytes && encode(one.bytes, 'hex'),
      matches: matches.get(one) ?? null,
    }),
  );
  return [...all.filter((one) => one.matches !== null), ...all.filter((one) => one.matches === null)];
}

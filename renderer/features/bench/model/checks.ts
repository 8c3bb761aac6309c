import type { BenchResult } from '../../../../core/contract/bench-calls.ts';
import type { GlyphName, Tone } from '../../../ui/verdicts.ts';

/** One thing that has to be right for a signature to fit. */
export interface Check {
  readonly id: string;
  readonly glyph: GlyphName;
  readonly tone: Tone;
  readonly label: string;
  /** For a screen reader, who does not see the glyph. */
  readonly spoken: string;
}

interface Kind {
  readonly id: string;
  /** The codes of the diagnoses that tell of it. */
  readonly codes: RegExp;
  readonly label: (result: BenchResult) => string;
  /** Nothing in the request shows whether it is right: only a digest that fits does. */
  readonly byDigest: boolean;
  readonly absent?: (result: BenchResult) => string | null;
}

const kinds: readonly Kind[] = [
  { id: 'scheme', codes: /^scheme-/, label: () => 'scheme', byDigest: false },
  { id: 'header', codes: /^(header|prefix)-/, label: () => 'header', byDigest: false },
  { id: 'secret', codes: /^(secret|key)-/, label: () => 'secret', byDigest: true },
  { id: 'body', codes: /^body-/, label: () => 'body unchanged', byDigest: true },
  { id: 'content', codes: /^content-/, label: () => 'what is signed', byDigest: true },
  {
    id: 'url',
    codes: /^url-/,
    label: () => 'public URL',
    byDigest: true,
    absent: (result) => (hasPart(result, 'url') ? null : ''),
  },
  {
    id: 'algorithm',
    codes: /^algorithm$/,
    label: ({ trace }) => (trace?.digests.algorithm ?? 'algorithm').replace(/^HMAC-/, ''),
    byDigest: false,
  },
  { id: 'encoding', codes: /^(encoding|hex)-/, label: () => 'encoding', byDigest: false },
  {
    id: 'time',
    codes: /^timestamp-/,
    label: () => 'time',
    byDigest: false,
    absent: ({ trace }) => (trace?.time ? null : 'no timestamp in this scheme'),
  },
];

/** Every check with its outcome: the wrong ones by the diagnoses, the others by whether a digest fits. */
export function checksOf(result: BenchResult): Check[] {
  const { trace } = result;
  if (trace === null || result.verdict === 'missing') return [];
  // A header that carries the secret has no digest, no time and nothing signed.
  const relevant =
    trace.digests.algorithm === null || trace.signed?.length === 0
      ? kinds.filter(({ id }) => ['scheme', 'header', 'secret'].includes(id))
      : kinds;
  return relevant.flatMap((kind) => checkOf(kind, result));
}

function checkOf(kind: Kind, result: BenchResult): Check[] {
  const { id } = kind;
  const codes = [...result.diagnoses, ...(result.search.match?.codes.map(asError) ?? [])].filter(({ code }) =>
    kind.codes.test(code),
  );
  const label = kind.label(result);
  if (codes.some(({ code, severity }) => severity === 'error' && code !== 'secret-unknown'))
    return [{ id, glyph: 'cross', tone: 'bad', label, spoken: `${label}: wrong` }];
  const absent = kind.absent?.(result) ?? null;
  if (absent !== null)
    return absent === '' ? [] : [{ id, glyph: 'dashed', tone: 'faint', label: absent, spoken: absent }];
  if (kind.byDigest && !fits(result))
    return [{ id, glyph: 'question', tone: 'faint', label, spoken: `${label}: not known` }];
  if (codes.some(({ severity }) => severity === 'warning'))
    return [{ id, glyph: 'bang', tone: 'warn', label, spoken: `${label}: with a remark` }];
  return [{ id, glyph: 'check', tone: 'good', label, spoken: `${label}: right` }];
}

const asError = (code: string) => ({ code, severity: 'error' }) as const;

/** Some digest fits, as it is or with a change: what is not named as wrong is right then. */
function fits({ trace, search }: BenchResult): boolean {
  return search.match !== null || (trace?.digests.received.some(({ matches }) => matches !== null) ?? false);
}

function hasPart({ trace }: BenchResult, part: string): boolean {
  return trace?.signed?.some((piece) => piece.kind === 'text' && piece.part === part) ?? false;
}

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

type State = 'right' | 'remark' | 'wrong' | 'unknown' | 'absent';

interface Kind {
  readonly id: string;
  /** The codes of the diagnoses that tell of it. */
  readonly codes: RegExp;
  readonly label: (result: BenchResult, state: State) => string;
  /** Nothing in the request shows whether it is right: only a digest that fits does. */
  readonly byDigest: boolean;
  /** Whether the scheme has it at all. */
  readonly has: (result: BenchResult) => boolean;
}

const always = (): boolean => true;

const kinds: readonly Kind[] = [
  { id: 'scheme', codes: /^scheme-/, label: () => 'scheme', byDigest: false, has: always },
  { id: 'header', codes: /^(header|prefix)-/, label: () => 'header', byDigest: false, has: always },
  { id: 'secret', codes: /^(secret|key)-/, label: () => 'secret', byDigest: true, has: always },
  { id: 'body', codes: /^body-/, label: bodyLabel, byDigest: true, has: isSigned },
  { id: 'content', codes: /^content-/, label: () => 'what is signed', byDigest: true, has: isSigned },
  { id: 'url', codes: /^url-/, label: () => 'public URL', byDigest: true, has: signsUrl },
  { id: 'algorithm', codes: /^algorithm$/, label: algorithmLabel, byDigest: false, has: isSigned },
  { id: 'encoding', codes: /^(encoding|hex)-/, label: () => 'encoding', byDigest: false, has: isSigned },
  { id: 'time', codes: /^timestamp-/, label: timeLabel, byDigest: false, has: hasTime },
];

const looks: Readonly<Record<State, { glyph: GlyphName; tone: Tone; words: string }>> = {
  right: { glyph: 'check', tone: 'good', words: ': right' },
  remark: { glyph: 'bang', tone: 'warn', words: ': with a remark' },
  wrong: { glyph: 'cross', tone: 'bad', words: ': wrong' },
  unknown: { glyph: 'question', tone: 'faint', words: ': not known' },
  absent: { glyph: 'dashed', tone: 'faint', words: '' },
};

/** Every check with its outcome: the wrong ones by the diagnoses, the others by whether a digest fits. */
export function checksOf(result: BenchResult): Check[] {
  if (result.trace === null || result.verdict === 'missing') return [];
  return kinds.flatMap((kind) => {
    const state = stateOf(kind, result);
    const label = kind.label(result, state);
    // Of what a scheme does not have, only the missing time is worth a word.
    if (label === '' || (state === 'absent' && kind.id !== 'time')) return [];
    const { glyph, tone, words } = looks[state];
    return [{ id: kind.id, glyph, tone, label, spoken: `${label}${words}` }];
  });
}

function stateOf({ codes, byDigest, has }: Kind, result: BenchResult): State {
  const told = result.diagnoses.filter(({ code }) => codes.test(code) && code !== 'secret-unknown');
  const named = result.search.match?.codes.some((code) => codes.test(code)) ?? false;
  if (named || told.some(({ severity }) => severity === 'error')) return 'wrong';
  if (!has(result)) return 'absent';
  if (byDigest && !fits(result)) return 'unknown';
  return told.length > 0 ? 'remark' : 'right';
}

/** Some digest fits, as it is or with the mistakes that were found: what is not named as wrong is right then. */
function fits({ trace, search: { match, ran } }: BenchResult): boolean {
  const received = trace?.digests.received ?? [];
  if (received.some(({ matches }) => matches !== null)) return true;
  if (match === null) return false;
  return match.digestHex === null ? ran : received.some(({ hex }) => hex === match.digestHex);
}

function isSigned({ trace }: BenchResult): boolean {
  // A header that carries the secret has no digest, and nothing is signed.
  return trace !== null && trace.digests.algorithm !== null && trace.signed?.length !== 0;
}

function signsUrl({ trace }: BenchResult): boolean {
  return trace?.signed?.some((piece) => piece.kind === 'text' && piece.part === 'url') ?? false;
}

function hasTime({ trace }: BenchResult): boolean {
  return trace?.time != null;
}

function bodyLabel(_: BenchResult, state: State): string {
  if (state === 'unknown') return 'body';
  return state === 'wrong' ? 'body changed' : 'body unchanged';
}

function algorithmLabel({ trace }: BenchResult): string {
  return trace?.digests.algorithm?.replace(/^HMAC-/, '') ?? '';
}

function timeLabel(result: BenchResult, state: State): string {
  if (state !== 'absent') return 'time';
  return isSigned(result) ? 'no timestamp in this scheme' : '';
}

import type { BenchResult, SchemeInfo } from '../../../../core/contract/bench-calls.ts';
import type { Diagnosis } from '../../../../core/contract/models.ts';
import { formatBytes, formatCount, plural } from '../../../ui/format.ts';
import type { GlyphName, Tone } from '../../../ui/verdicts.ts';
import { partName } from './signed-bytes.ts';

/** What stands first and big. */
export interface Cause {
  readonly tone: Tone;
  readonly glyph: GlyphName;
  readonly title: string;
  readonly text: string;
}

type Scheme = Pick<SchemeInfo, 'label'> | undefined;

export function causeOf(result: BenchResult, scheme: Scheme): Cause {
  const { verdict, search, diagnoses } = result;
  const [first] = diagnoses;
  if (verdict === 'verified')
    return {
      tone: 'good',
      glyph: 'check',
      title: 'The signature is verified.',
      text: whatWasChecked(result, scheme),
    };
  if (verdict === 'verified-previous')
    return {
      tone: 'warn',
      glyph: 'bang',
      title: 'Verified, but with the previous secret.',
      text: first?.explanation ?? whatWasChecked(result, scheme),
    };
  if (search.match) {
    const { summary, explanation } = search.match;
    return { tone: 'bad', glyph: 'cross', title: summary, text: sentences(explanation, oneFits(result)) };
  }
  if (verdict === 'failed' || verdict === 'missing') return failed(result);
  if (result.scheme === null) return noScheme(result);
  return { tone: 'faint', glyph: 'minus', ...notChecked(first) };
}

/** What stands in the cause's place where the engine refused. */
export function notDiagnosed(message: string): Cause {
  return { tone: 'bad', glyph: 'bang', title: 'This could not be diagnosed.', text: message };
}

/** The stable codes of the cause, which the documents explain; none where nothing is wrong. */
export function causeCodes({ verdict, search, diagnoses }: BenchResult): readonly string[] {
  if (search.match) return search.match.codes;
  return verdict === 'verified' ? [] : diagnoses.slice(0, 1).map(({ code }) => code);
}

/** "Checked as MeetingLawyers; the headers would also fit GitHub." Empty where there is no scheme. */
export function checkedAs(result: BenchResult, schemes: readonly SchemeInfo[], chosen: boolean): string {
  if (result.scheme === null) return '';
  const label = (id: string): string => schemes.find((scheme) => scheme.id === id)?.label ?? id;
  const name = `${result.verdict === 'not-checked' ? 'Read' : 'Checked'} as ${label(result.scheme)}`;
  if (chosen) return `${name}, as you chose.`;
  const others = result.candidates.filter((id) => id !== result.scheme).map(label);
  if (others.length === 0) return `${name}.`;
  return `${name}; the headers would also fit ${list(others)}.`;
}

/** Every other finding, below the cause. What the match says again is left out. */
export function otherFindings({ diagnoses, search, verdict }: BenchResult): Diagnosis[] {
  const said = new Set(search.match?.codes ?? []);
  if (verdict === 'verified') return diagnoses;
  const cause = search.match ? null : diagnoses[0];
  // Once it is known what fits, "another secret, perhaps" is not true any more.
  if (search.match) said.add('secret-unknown');
  return diagnoses.filter((diagnosis) => diagnosis !== cause && !said.has(diagnosis.code));
}

function sentences(...said: readonly string[]): string {
  return said.filter((sentence) => sentence !== '').join(' ');
}

/** What is seen without trying leaves nothing to count. */
function oneFits({ search }: BenchResult): string {
  return search.ran && search.tried > 0 ? `1 of ${plural(search.tried, 'variant')} tried fits.` : '';
}

function failed({ diagnoses: [first], search }: BenchResult): Cause {
  return {
    tone: 'bad',
    glyph: 'cross',
    title: first?.summary ?? 'The signature does not match.',
    text: sentences(first?.explanation ?? '', howFar(search)),
  };
}

/** What was tried in vain is told by the engine; that it did not come to its end, by who ended it. */
function howFar({ cancelled, tried, total }: BenchResult['search']): string {
  if (!cancelled) return '';
  return `The search was cancelled after ${formatCount(tried)} of ${plural(total, 'variant')}.`;
}

function noScheme({ verdict, diagnoses: [first] }: BenchResult): Cause {
  if (first) return { tone: 'faint', glyph: 'minus', title: first.summary, text: first.explanation };
  const title =
    verdict === 'not-documented'
      ? 'The provider documents no signature.'
      : 'No signature scheme fits these headers.';
  return {
    tone: 'faint',
    glyph: 'minus',
    title,
    text: 'Nothing was checked, and nothing is guessed. If you know how the sender signs, choose its scheme.',
  };
}

function notChecked(first: Diagnosis | undefined): Pick<Cause, 'title' | 'text'> {
  return {
    title: first?.summary ?? 'Not checked: there is no secret.',
    text: first?.explanation ?? 'Give the secret that the sender signs with, then diagnose again.',
  };
}

/** "MeetingLawyers: HMAC-SHA-256 over the body, 149 B. The digest fits." */
function whatWasChecked({ trace, body, scheme: id }: BenchResult, scheme: Scheme): string {
  const name = scheme?.label ?? id ?? 'The scheme';
  if (!trace || trace.digests.algorithm === null || trace.signed === null || trace.signed.length === 0)
    return `${name}: the header carries the secret itself, and it is the one given.`;
  const parts = trace.signed.flatMap((piece) =>
    piece.kind === 'body'
      ? [`the body (${formatBytes(body.total)})`]
      : piece.part === 'text'
        ? []
        : [`the ${partName(piece.part)}`],
  );
  const time = trace.time && trace.time.pastS !== null ? ', and it was signed in time' : '';
  return `${name}: the digest fits, ${trace.digests.algorithm} over ${list(parts)} with this secret${time}.`;
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

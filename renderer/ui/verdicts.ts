import type { CaptureState, SignatureVerdict, ValidationStatus } from '../../core/contract/models.ts';

/** A verdict is a glyph, a tone and words; the colour alone never says it. */
export type Tone = 'good' | 'warn' | 'bad' | 'faint';
export type GlyphName = 'check' | 'cross' | 'bang' | 'dashed' | 'question' | 'minus' | 'dots' | 'cut';

export interface Verdict {
  readonly glyph: GlyphName;
  readonly tone: Tone;
  /** On a tag. */
  readonly label: string;
  /** In the sentence of a row, after a comma. */
  readonly spoken: string;
  /** What it means, for someone who sees it the first time. */
  readonly explanation: string;
}

export const validationVerdicts: Readonly<Record<ValidationStatus, Verdict>> = {
  valid: {
    glyph: 'check',
    tone: 'good',
    label: 'Valid',
    spoken: 'valid',
    explanation: 'Every field is there and is what the provider documents.',
  },
  'valid-with-warnings': {
    glyph: 'bang',
    tone: 'warn',
    label: 'Valid, with warnings',
    spoken: 'valid with warnings',
    explanation: 'All documented fields are right. Something more came that the provider does not document.',
  },
  invalid: {
    glyph: 'cross',
    tone: 'bad',
    label: 'Invalid',
    spoken: 'invalid',
    explanation: 'The body differs from what the provider documents. Each difference is listed below.',
  },
  undocumented: {
    glyph: 'dashed',
    tone: 'faint',
    label: 'Payload not documented',
    spoken: 'payload not documented',
    explanation:
      'The provider names this event type but does not document its payload. There is nothing to check it against.',
  },
  'unknown-type': {
    glyph: 'question',
    tone: 'warn',
    label: 'Unknown type',
    spoken: 'unknown event type',
    explanation: 'The provider was recognised, but its documents do not name this event type.',
  },
  'not-json': {
    glyph: 'cross',
    tone: 'bad',
    label: 'Not JSON',
    spoken: 'not JSON',
    explanation: 'The body cannot be read as JSON, so no event could be found in it.',
  },
  unrecognised: {
    glyph: 'question',
    tone: 'faint',
    label: 'Not recognised',
    spoken: 'not recognised',
    explanation:
      'No provider that Hookglass knows sends events of this form. The request is kept all the same.',
  },
};

export const notInspected: Verdict = {
  glyph: 'dots',
  tone: 'faint',
  label: 'Not inspected yet',
  spoken: 'not inspected yet',
  explanation: 'The request is stored and has been answered. Its inspection has not come yet.',
};

export const pathTest: Verdict = {
  glyph: 'check',
  tone: 'faint',
  label: 'Path test',
  spoken: 'path test',
  explanation:
    'Hookglass sent this itself, through the public URL, to see whether a request finds its way here. It is no event of a provider.',
};

export const noBody: Verdict = {
  glyph: 'minus',
  tone: 'faint',
  label: 'No body',
  spoken: 'no body',
  explanation: 'The request came without a body, so there is no event in it.',
};

export const signatureVerdicts: Readonly<Record<SignatureVerdict, Verdict>> = {
  verified: {
    glyph: 'check',
    tone: 'good',
    label: 'Signature verified',
    spoken: 'signature verified',
    explanation: 'The signature matches the secret of the endpoint.',
  },
  'verified-previous': {
    glyph: 'bang',
    tone: 'warn',
    label: 'Previous secret',
    spoken: 'signature verified with the previous secret',
    explanation: 'The signature matches the previous secret of the endpoint, not the current one.',
  },
  failed: {
    glyph: 'cross',
    tone: 'bad',
    label: 'Signature failed',
    spoken: 'signature failed',
    explanation: 'The signature does not match. What is wrong with it stands below, the likeliest first.',
  },
  missing: {
    glyph: 'cross',
    tone: 'bad',
    label: 'Signature missing',
    spoken: 'signature missing',
    explanation: 'A secret is set, but this request carries no signature.',
  },
  'not-checked': {
    glyph: 'minus',
    tone: 'faint',
    label: 'Signature not checked',
    spoken: 'signature not checked',
    explanation: 'There is nothing to check it with.',
  },
  unsigned: {
    glyph: 'minus',
    tone: 'faint',
    label: 'Not signed',
    spoken: 'not signed',
    explanation: 'The provider documents that it does not sign its events.',
  },
  'not-documented': {
    glyph: 'minus',
    tone: 'faint',
    label: 'No signature documented',
    spoken: 'no signature documented',
    explanation: 'The provider does not document a signature, so there is nothing to check.',
  },
};

export const captureLabels: Readonly<Record<Exclude<CaptureState, 'complete'>, string>> = {
  cut: 'Cut at a limit',
  incomplete: 'Broken off',
  malformed: 'Malformed request',
};

import type { CaptureState, SignatureVerdict, ValidationStatus } from '../models.ts';

/** What `is:` can say of an event, with what it means. */
export const states = {
  valid: 'as its documented schema says',
  'valid-with-warnings': 'right, with something undocumented in it',
  invalid: 'not as its documented schema says',
  undocumented: 'of a type whose payload is not documented',
  'unknown-type': 'of a type that its provider does not document',
  'not-json': 'a body that is no JSON',
  unrecognised: 'of no provider that is known',
  cut: 'larger than the limit, the rest is not kept',
  incomplete: 'broken off by its sender',
  malformed: 'bytes that are no HTTP',
  unanswered: 'no answer left',
  pinned: 'pinned by you',
  replay: 'sent again from here',
  imported: 'taken in from a file',
} as const satisfies Record<ValidationStatus, string> &
  Record<Exclude<CaptureState, 'complete'>, string> &
  Record<string, string>;
export type State = keyof typeof states;

export const isState = (text: string): text is State => Object.hasOwn(states, text);

/** What `signature:` can say, with what it means. */
export const verdicts = {
  verified: 'matches the current secret',
  'verified-previous': 'matches the previous secret',
  failed: 'does not match',
  missing: 'not there, and should be',
  'not-checked': 'no secret is set to check it with',
  unsigned: 'documented not to sign',
  'not-documented': 'whether it signs is not documented',
} as const satisfies Record<SignatureVerdict, string>;

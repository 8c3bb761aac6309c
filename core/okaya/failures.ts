import type { AttemptProblem } from '../contract/attempts.ts';
import { HookglassError } from '../contract/errors.ts';
import type { OkayaField } from '../contract/okaya.ts';

export function okayaError(field: OkayaField, message: string): HookglassError {
  return new HookglassError('bad-argument', message, { details: { field } });
}

/** Says why there is no whole answer. */
export function noAnswer({ code, message }: AttemptProblem, limitMs: number): HookglassError {
  if (code === 'cancelled') return new HookglassError('job-cancelled', 'It was cancelled.');
  if (code === 'url-invalid' || code === 'ca-invalid') return okayaError('baseUrl', message);
  if (code === 'header-invalid')
    return okayaError('apiKey', 'The API key holds a character that no header can carry. Paste it again.');
  const said =
    code === 'target-timeout' ? `Okaya’s API did not answer within ${limitMs / 1000} s. ${message}` : message;
  return new HookglassError('okaya-unreachable', said, { details: { problem: code } });
}

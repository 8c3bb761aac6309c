import type { Answer } from './case.ts';

/** Codes of attempts that never came to the handler. */
const GONE = ['target-refused', 'target-not-found', 'target-unreachable', 'proxy-failed'];

/** Nobody listens any more, or never did; or nobody that could be trusted. */
export const isGone = ({ error }: Answer): boolean =>
  error !== null && (GONE.includes(error.code) || error.code.startsWith('tls-'));

/** Why nothing that was sent came to the handler; null where something did, or nothing was sent. */
export function whyUnreachable(answers: readonly Answer[]): string | null {
  const [first] = answers;
  return first?.error && answers.every(isGone) ? first.error.message : null;
}

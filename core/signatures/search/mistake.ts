import type { DiagnosisCode } from '../diagnoses/diagnoses.ts';
import type { Facts } from '../diagnoses/entry.ts';

/** One thing that may have been done wrong, with what there is to tell of it. */
export interface Mistake {
  readonly code: DiagnosisCode;
  readonly facts: Facts;
  /** It comes with another one that is told: not a second thing that went wrong. */
  readonly follows?: boolean;
}

export function mistake(code: DiagnosisCode, facts: Facts = {}): Mistake {
  return { code, facts };
}

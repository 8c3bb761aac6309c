import type { Diagnosis as Told } from '../../contract/models.ts';
import { bodyEntries } from './body.ts';
import { contentEntries } from './content.ts';
import type { Facts } from './entry.ts';
import { headerEntries } from './header.ts';
import { secretEntries } from './secret.ts';
import { timeEntries } from './time.ts';

/** Every diagnosis by its stable code; docs/signatures.md has a section for each. */
export const diagnosisTable = {
  ...headerEntries,
  ...bodyEntries,
  ...secretEntries,
  ...timeEntries,
  ...contentEntries,
};

export type DiagnosisCode = keyof typeof diagnosisTable;

/** Why a signature is wrong, or a remark on one that is right. */
export interface Diagnosis extends Told {
  readonly code: DiagnosisCode;
}

/** A diagnosis in the words of its code. A check that does not decide the verdict gives it a lesser severity. */
export function diagnose(code: DiagnosisCode, facts: Facts = {}, severity?: Told['severity']): Diagnosis {
  const entry = diagnosisTable[code];
  return {
    code,
    severity: severity ?? entry.severity,
    summary: entry.summary(facts),
    explanation: entry.explanation(facts),
  };
}

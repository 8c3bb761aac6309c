import type { Examination } from './examine.ts';
import { type Mistake, mistake } from './search/mistake.ts';

/** What a handler can be changed for: what the search found, else what the check says is wrong though the digest fits. */
export function causesOf({ mistakes, search, verification, diagnoses }: Examination): readonly Mistake[] {
  const [first] = diagnoses;
  if (mistakes.length > 0 || search || verification.verdict !== 'failed' || !first) return mistakes;
  return [mistake(first.code)];
}

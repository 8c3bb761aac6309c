import { type Diagnosis, type DiagnosisCode, diagnose, diagnosisTable } from '../diagnoses/diagnoses.ts';
import type { Mistake } from './mistake.ts';

const order = Object.keys(diagnosisTable) as DiagnosisCode[];

/** The same mistakes, each code once: the cause first, what only follows from another last. */
export function inOrder(mistakes: readonly Mistake[]): Mistake[] {
  const once = new Map<DiagnosisCode, Mistake>();
  for (const one of mistakes) if (!once.has(one.code)) once.set(one.code, one);
  return [...once.values()].sort((left, right) => rank(left) - rank(right));
}

/** Another scheme or algorithm changes what everything else means; else the order of the documents. */
function rank({ code, follows }: Mistake): number {
  if (follows) return order.length + order.indexOf(code);
  if (code === 'scheme-other') return -2;
  return code === 'algorithm' ? -1 : order.indexOf(code);
}

/** What was found, in the words of its codes. */
export function explain(mistakes: readonly Mistake[]): Diagnosis[] {
  return mistakes.map(({ code, facts }) => diagnose(code, facts));
}

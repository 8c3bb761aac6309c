import type { Diagnosis } from '../core/contract/models.ts';
import type { Examination } from '../core/signatures/examine.ts';
import { type FixLanguage, fixLanguages } from '../core/signatures/fixes/fixes.ts';
import type { Scheme } from '../core/signatures/scheme.ts';
import { printLine } from './io.ts';

export interface Report {
  readonly found: Examination;
  readonly scheme: Scheme;
  readonly remarks: readonly string[];
  /** A handler that would be right, where one was asked for; null where there is nothing to change in it. */
  readonly fix: { readonly language: FixLanguage; readonly code: string | null } | null;
}

/** What `hookglass verify` tells people: the verdict, the cause first, and what can be done. */
export function printReport({ found, scheme, remarks, fix }: Report): void {
  const { verdict, expected, received } = found.verification;
  printLine(`${verdict}  (${scheme.label})`);
  if (expected !== null) printLine(`  expected  ${expected}`);
  if (received !== null) printLine(`  received  ${received}`);
  for (const diagnosis of found.diagnoses) printDiagnosis(diagnosis);
  printRuledOut(found);
  for (const remark of remarks) printLine(`  · ${remark}`);
  if (fix) printFix(fix);
  else if (found.mistakes.length > 0)
    printLine(`  → A handler that does it right: --fix ${fixLanguages.join(', --fix ')}`);
}

function printDiagnosis({ severity, code, summary, explanation }: Diagnosis): void {
  printLine(`  ${severity === 'error' ? '✕' : '!'} ${code}  ${summary}`);
  printLine(`      ${explanation}`);
}

function printRuledOut({ search }: Examination): void {
  if (!search || search.ruledOut.length === 0) return;
  printLine('  Ruled out, each alone and two together:');
  for (const words of search.ruledOut) printLine(`    - ${words}`);
}

function printFix({ language, code }: NonNullable<Report['fix']>): void {
  if (code === null) {
    printLine('  → There is nothing to change in the handler.');
    return;
  }
  printLine('');
  printLine(`A handler that does it right (${language}):`);
  printLine('');
  printLine(code.trimEnd());
}

import { writeFile } from 'node:fs/promises';
import { reportWriters } from '../core/check/reports/reports.ts';
import type { CheckReport, ReportFormat } from '../core/contract/checks.ts';
import { HookglassError, reasonOf } from '../core/contract/errors.ts';

/** One `--report FORMAT=FILE`. */
export interface ReportFile {
  readonly format: ReportFormat;
  readonly file: string;
}

export function parseReport(text: string): ReportFile {
  const [, format = '', file = ''] = /^([^=]*)=(.+)$/s.exec(text) ?? [];
  if (isFormat(format) && file !== '') return { format, file };
  const formats = Object.keys(reportWriters).join(', ');
  throw new HookglassError(
    'bad-argument',
    `A --report is written FORMAT=FILE, such as junit=check.xml. The formats are ${formats}.`,
  );
}

const isFormat = (name: string): name is ReportFormat => Object.hasOwn(reportWriters, name);

export async function writeReports(files: readonly ReportFile[], report: CheckReport): Promise<void> {
  for (const { format, file } of files) {
    await writeFile(file, reportWriters[format].write(report)).catch((thrown: unknown) => {
      throw notWritten(file, thrown);
    });
  }
}

function notWritten(file: string, thrown: unknown): HookglassError {
  const reason = reasonOf(thrown);
  return new HookglassError(
    'file-not-written',
    `The report could not be written to ${file}: ${reason}. Give a file in a folder that there is.`,
    { cause: thrown },
  );
}

import type { CheckReport, ReportFormat } from '../../contract/checks.ts';
import { htmlReport } from './html.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';

/** Every form in which a report can be saved, by the name of `--report NAME=FILE`. */
export const reportWriters = {
  junit: { extension: 'xml', write: junitReport },
  json: { extension: 'json', write: (report: CheckReport) => `${JSON.stringify(report, null, 2)}\n` },
  markdown: { extension: 'md', write: markdownReport },
  html: { extension: 'html', write: htmlReport },
} as const satisfies Record<ReportFormat, { extension: string; write: (report: CheckReport) => string }>;

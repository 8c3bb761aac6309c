import type { CaseResult, CheckReport } from '../../contract/checks.ts';
import { exchangeText, statusWords, summaryLine, timesLine } from './words.ts';

/** One file that needs nothing else: no script, no font, no picture from elsewhere. */
export function htmlReport(report: CheckReport): string {
  const { provider, target, startedAt, cases } = report;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Handler check: ${escaped(provider)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Handler check: ${escaped(provider)}</h1>
<p><strong>${escaped(summaryLine(report))}</strong></p>
<p>Handler <code>${escaped(target)}</code>, ${escaped(startedAt)}. ${escaped(timesLine(report.times))}</p>
<table>
<thead><tr><th scope="col">Verdict</th><th scope="col">Case</th><th scope="col">Observed</th></tr></thead>
<tbody>
${cases.map(caseRow).join('\n')}
</tbody>
</table>
<p>Made by Hookglass.</p>
</body>
</html>
`;
}

const glyphs = { pass: '✓', fail: '✕', warn: '!', skip: '–' } as const;

function caseRow({ status, id, title, expected, why, observed, evidence }: CaseResult): string {
  const exchanges = evidence
    .map((one) => `<p>${escaped(one.title)}</p><pre>${escaped(exchangeText(one))}</pre>`)
    .join('');
  return `<tr class="${status}"><td>${glyphs[status]} ${statusWords[status]}</td><td>${escaped(title)}<br><code>${escaped(id)}</code></td><td>${escaped(observed)}<details><summary>Why, and the evidence</summary><p>Expected: ${escaped(expected)} ${escaped(why)}</p>${exchanges}</details></td></tr>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const STYLE = `
:root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif; }
body { max-width: 1000px; margin: 24px auto; padding: 0 16px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 8px 10px; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
td:first-child { white-space: nowrap; font-weight: 600; }
tr.fail td:first-child { color: light-dark(#c02f2b, #f2716e); }
tr.warn td:first-child { color: light-dark(#8a5c00, #e2ad45); }
tr.pass td:first-child { color: light-dark(#12794a, #4cc38a); }
code, pre { font: 12px/1.5 ui-monospace, monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 8px 10px; border-radius: 6px; background: color-mix(in srgb, currentColor 7%, transparent); }
summary { cursor: pointer; }
`;

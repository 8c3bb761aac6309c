import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareChecks, failedIds } from '../../../../core/check/compare.ts';
import { evidenceOf } from '../../../../core/check/evidence.ts';
import { reportWriters } from '../../../../core/check/reports/reports.ts';
import { countCases } from '../../../../core/check/run.ts';
import {
  type CaseResult,
  type CheckReport,
  checkReport,
  EVIDENCE_BYTES,
} from '../../../../core/contract/checks.ts';

const one = (id: string, status: CaseResult['status'], more: Partial<CaseResult> = {}): CaseResult => ({
  id,
  status,
  title: `Does ${id}`,
  expected: 'A 2xx answer.',
  why: 'It must.',
  observed: 'Answered 500.',
  evidence: [],
  ...more,
});
const report = (...cases: CaseResult[]): CheckReport => ({
  provider: 'okhi',
  target: 'http://127.0.0.1:3000/webhook?a=<b>',
  scheme: null,
  startedAt: '2026-11-25T01:02:03.004Z',
  durationMs: 1234,
  cases,
  ...countCases(cases),
  times: { count: 3, p50Ms: 1, p95Ms: 2, maxMs: 3, limitMs: 15_000, limitFrom: 'document' },
  unreachable: null,
  complete: true,
});
const exchange = evidenceOf(
  {
    title: 'Sent',
    request: {
      method: 'POST',
      url: 'http://127.0.0.1/',
      headers: [
        ['Content-Type', 'application/json'],
        ['okhi-authorization', 'very secret'],
        ['X-Own', 'also secret'],
      ],
      body: Buffer.from('{"a":"</pre><script>"}'),
    },
    response: { status: 500, headers: [['Set-Cookie', 'session=secret']], body: Buffer.from('```oops') },
    durationMs: 12,
    error: null,
  },
  ['x-own'],
);

describe('evidence', () => {
  it('carries no header value that is a secret, and no more of a body than is needed', () => {
    expect(JSON.stringify(exchange)).not.toContain('secret"');
    expect(exchange.request.headers).toContainEqual(['Content-Type', 'application/json']);
    const large = evidenceOf(
      {
        ...exchange,
        request: { ...exchange.request, body: Buffer.alloc(EVIDENCE_BYTES * 2) },
        response: null,
      },
      [],
    );
    expect(large.request.size).toBe(EVIDENCE_BYTES * 2);
    expect(Buffer.from(large.request.bodyBase64, 'base64')).toHaveLength(EVIDENCE_BYTES);
  });
});

describe('a report', () => {
  const cases = [
    one('a', 'pass'),
    one('b', 'fail', { evidence: [exchange] }),
    one('c', 'warn'),
    one('d', 'skip'),
  ];
  const made = report(...cases);

  it('counts its cases', () => {
    expect(checkReport.parse(made)).toMatchObject({ passed: 1, failed: 1, warned: 1, skipped: 1 });
  });

  it.each(Object.entries(reportWriters))(
    'as %s names the handler, every case and what was observed',
    (_name, { write }) => {
      const text = write(made);
      for (const { title } of cases) expect(text).toContain(title);
      expect(text).toContain('Answered 500.');
      expect(text).toContain('127.0.0.1:3000');
      expect(text).not.toContain('very secret');
    },
  );

  it('as JUnit has one failure, one skipped, and a warning that is neither', () => {
    const xml = reportWriters.junit.write(made);
    expect(xml).toContain('tests="4" failures="1" errors="0" skipped="1"');
    expect(xml.match(/<failure /g)).toHaveLength(1);
    expect(xml.match(/<skipped /g)).toHaveLength(1);
    expect(xml).toContain('Warning: Answered 500.');
  });

  it('as HTML runs nothing of what a handler answered', () => {
    const html = reportWriters.html.write(made);
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;/pre&gt;&lt;script&gt;');
    expect(html).toContain("default-src 'none'");
  });

  it('as Markdown keeps what stands in fences inside them', () => {
    expect(reportWriters.markdown.write(made)).toContain('````http');
  });

  it('as XML holds only what XML may hold, whatever came', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (observed) => {
        const xml = reportWriters.junit.write(report(one('x', 'fail', { observed })));
        expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
        expect(xml.match(/</g)?.length).toBe(xml.match(/>/g)?.length);
      }),
    );
  });
});

describe('two reports', () => {
  it('tell what was fixed and what regressed, and nothing of what was skipped or is new', () => {
    const before = report(one('a', 'fail'), one('b', 'pass'), one('c', 'fail'), one('d', 'pass'));
    const now = report(
      one('a', 'pass'),
      one('b', 'fail'),
      one('c', 'skip'),
      one('d', 'warn'),
      one('e', 'fail'),
    );
    expect(compareChecks(before, now)).toEqual([
      { id: 'a', kind: 'fixed' },
      { id: 'b', kind: 'regressed' },
    ]);
    expect(failedIds(now)).toEqual(['b', 'e']);
  });
});

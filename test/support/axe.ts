import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.0 to 2.2, levels A and AA, and what axe recommends beyond them. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

const violations = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullish(),
    nodes: z.array(
      z.object({ html: z.string(), failureSummary: z.string().optional(), target: z.array(z.unknown()) }),
    ),
  }),
);

/**
 * What axe finds wrong on the page, one line a finding. Its source is evaluated through the debugger, as the page's own policy rightly
 * lets no script in.
 */
export async function findViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(`${source};undefined`);
  const options = { runOnly: TAGS, resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };
  const found = await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return violations
    .parse(found)
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(
        ({ html, failureSummary = '', target }) =>
          `${id} (${impact}): ${target.join(' ')} ${html.slice(0, 160)} ${failureSummary.replace(/\s+/g, ' ')}`,
      ),
    );
}

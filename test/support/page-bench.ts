import { createHmac } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';

/** The Signature bench by the names that people's own scripts and screen readers use. */
export interface BenchScreen {
  readonly request: Locator;
  readonly secret: Locator;
  readonly scheme: Locator;
  readonly diagnosis: Locator;
  /** The cause, which is the diagnosis's heading. */
  readonly cause: Locator;
  open(): Promise<void>;
  choose(scheme: string): Promise<void>;
  diagnose(): Promise<void>;
}

export function benchOf(page: Page): BenchScreen {
  const diagnosis = page.getByRole('region', { name: 'Diagnosis', exact: true });
  const scheme = page.getByRole('combobox', { name: 'Scheme' });
  return {
    request: page.getByRole('textbox', { name: 'Raw request' }),
    secret: page.getByRole('textbox', { name: 'Secret', exact: true }),
    scheme,
    diagnosis,
    cause: diagnosis.getByRole('heading', { level: 2 }),
    open: () => page.getByRole('link', { name: 'Signature bench', exact: true }).click(),
    async choose(name) {
      await scheme.click();
      await page.getByRole('option', { name, exact: true }).click();
    },
    diagnose: () => page.getByRole('button', { name: 'Diagnose', exact: true }).click(),
  };
}

export const SECRET = '0123456789abcdef0123456789abcdef';

export const DOCUMENTED =
  '{"type":"user_status_changed","occurred_on":"2021-09-14T15:55:12.642+00:00","payload":{"user_id":"32402404G","from_status":4,"to_status":0}}';

export interface SignedBy {
  readonly body?: string | Uint8Array;
  readonly secret?: string;
  readonly encoding?: 'hex' | 'base64';
  readonly lineEnd?: '\n' | '\r\n';
}

/** A generated MeetingLawyers request; by default signed as documented. */
export function signature({
  body = DOCUMENTED,
  secret = SECRET,
  encoding = 'base64',
}: SignedBy = {}): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest(encoding)}`;
}

export function rawRequest(signed: SignedBy = {}): Buffer {
  const { body = DOCUMENTED, lineEnd = '\n' } = signed;
  const head = ['POST /ml HTTP/1.1', 'Host: example.com', `X-Signature: ${signature(signed)}`, '', ''];
  return Buffer.concat([Buffer.from(head.join(lineEnd), 'latin1'), Buffer.from(body)]);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type CallInput, type CallName, type CallOutput, calls } from '../../core/contract/calls.ts';

const script = readFileSync(join(import.meta.dirname, 'page', 'engine-call.js'), 'utf8')
  .replace(/^\/\*\*[\s\S]*?\*\/\s*/, '')
  .replace(/;\s*$/, '');

/** Calls the engine from inside the page, as the interface does. */
export async function callEngine<N extends CallName>(
  page: Page,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const output: unknown = await page.evaluate(`(${script})(${JSON.stringify({ name, input })})`);
  return calls[name].output.parse(output) as CallOutput<N>;
}

/** The whole body of an event as the page gets it, slice by slice. */
export async function readBody(page: Page, id: string): Promise<Buffer> {
  const slices: Buffer[] = [];
  let offset = 0;
  for (;;) {
    const slice = await callEngine(page, 'events.body', { id, offset, length: 1024 * 1024, form: 'raw' });
    const bytes = Buffer.from(slice.bytesBase64, 'base64');
    slices.push(bytes);
    offset += bytes.length;
    if (bytes.length === 0 || offset >= slice.total) return Buffer.concat(slices);
  }
}

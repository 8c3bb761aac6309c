import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import {
  type CallInput,
  type CallName,
  type CallOutput,
  calls,
  type PushData,
  type PushName,
  pushes,
} from '../../core/contract/calls.ts';

const script = readFileSync(join(import.meta.dirname, 'page', 'engine-call.js'), 'utf8')
  .replace(/^\/\*\*[\s\S]*?\*\/\s*/, '')
  .replace(/;\s*$/, '');

/** Calls the engine from inside the page, as the interface does. */
export async function callEngine<N extends CallName>(
  page: Page,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const output = await inTime(page.evaluate(`(${script})(${JSON.stringify({ name, input })})`), name);
  return calls[name].output.parse(output) as CallOutput<N>;
}

/** Calls the engine from inside the page and gives the first push of that name that comes after the call. */
export async function pushAfterCall<N extends CallName, P extends PushName>(
  page: Page,
  name: N,
  input: CallInput<N>,
  push: P,
): Promise<PushData<P>> {
  const asked = JSON.stringify({ name, input, push });
  const data = await inTime(page.evaluate(`(${script})(${asked})`), name);
  return pushes[push].parse(data) as PushData<P>;
}

/** A page that hangs answers nothing at all; its test should say so instead of waiting for the runner's limit. */
function inTime(answer: Promise<unknown>, name: CallName): Promise<unknown> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`The page did not answer ${name}.`)), 15_000);
    answer.then(done, fail).finally(() => clearTimeout(timer));
  });
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

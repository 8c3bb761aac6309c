// @ts-check
// What is done on the Signature bench before each of its pictures.
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fromRoot } from '../lib/paths.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** Made up for the pictures, like the signatures. */
const SECRET = '0123456789abcdef0123456789abcdef';

/** @type {readonly {name: string, signedWith: string, encoding: 'hex' | 'base64'}[]} */
export const benchPictures = [
  { name: 'bench-match', signedWith: SECRET, encoding: 'base64' },
  { name: 'bench-cause', signedWith: SECRET, encoding: 'hex' },
  { name: 'bench-nothing', signedWith: 'the secret of another endpoint', encoding: 'base64' },
];

/**
 * @param {Page} page
 * @param {(typeof benchPictures)[number]} picture
 */
export async function prepareBench(page, { signedWith, encoding }) {
  const body = await readFile(fromRoot('fixtures', 'meetinglawyers', 'user_status_changed.json'), 'utf8');
  const digest = createHmac('sha256', signedWith).update(body).digest(encoding);
  const head = ['POST /meetinglawyers HTTP/1.1', 'Host: example.com', `X-Signature: sha256=${digest}`];
  await page.getByRole('link', { name: 'Signature bench' }).click();
  await page.getByRole('textbox', { name: 'Raw request' }).fill(`${head.join('\n')}\n\n${body}`);
  await page.getByRole('textbox', { name: 'Secret', exact: true }).fill(SECRET);
  await page.getByRole('button', { name: 'Diagnose', exact: true }).click();
  await page.getByRole('region', { name: 'Diagnosis' }).getByRole('region', { name: 'Digests' }).waitFor();
}

// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { listen } from '../../test/support/handlers/listen.mjs';
import { fromRoot } from '../lib/paths.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ url: string, apiKey: string, groupID: string }} Api */

/** The webhooks of a clinic in the pictures, all of them made up. */
const WEBHOOKS = [
  { description: 'Production', url: 'https://clinic.example/webhooks/okaya' },
  { description: 'Staging', url: 'https://staging.clinic.example/webhooks/okaya' },
  { description: 'Analytics of the participation team', url: 'https://events.clinic.example/in/okaya/38000' },
];

/**
 * Subscriptions before anything was set up, with an account, with an answer that no document has, and the sandbox. The account's API
 * is a sandbox of the command's: the real one cannot be asked for pictures.
 * @param {Page} page
 * @param {(page: Page, name: string, prepare: (page: Page) => Promise<void>) => Promise<void>} takeBoth
 */
export async function subscriptionPictures(page, takeBoth) {
  await takeBoth(page, 'subscriptions-empty', open);
  const { api, end } = await startApi();
  const html = await listen((_request, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html>\n<title>Sign in to the portal</title>');
  }, '');
  try {
    await addAccount(page, 'Portal by mistake', { ...api, url: html.url });
    await takeBoth(page, 'subscriptions-error', showError);
    await addAccount(page, 'Clinic', api);
    await takeBoth(page, 'subscriptions', showFilled);
    await takeBoth(page, 'subscriptions-sandbox', showSandbox);
  } finally {
    await end();
    await html.close();
  }
}

/** @returns {Promise<{ api: Api, end: () => Promise<void> }>} */
async function startApi() {
  const child = spawn(
    process.execPath,
    [fromRoot('dist', 'cli', 'hookglass.js'), 'okaya', 'sandbox', '--json'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  /** @type {Api} */
  const api = JSON.parse(String(line));
  for (const webhook of WEBHOOKS)
    await fetch(`${api.url}/webhooks/${api.groupID}`, {
      method: 'POST',
      headers: { 'x-api-key': api.apiKey },
      body: JSON.stringify(webhook),
    });
  return {
    api,
    async end() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** @param {Page} page */
async function open(page) {
  await page.getByRole('link', { name: 'Subscriptions', exact: true }).click();
  await page.getByRole('textbox', { name: 'Group ID' }).waitFor();
}

/** @param {Page} page @param {string} name @param {Api} api */
async function addAccount(page, name, api) {
  await open(page);
  await page.getByRole('button', { name: 'New account' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Base URL' }).fill(api.url);
  await page.getByRole('textbox', { name: 'Groups' }).fill(api.groupID);
  await page.getByLabel('API key', { exact: true }).fill(api.apiKey);
  await page.getByRole('button', { name: 'Add account' }).click();
  await page.getByRole('region', { name: 'New account' }).waitFor({ state: 'detached' });
}

/** @param {Page} page */
async function showError(page) {
  await open(page);
  await page.getByRole('textbox', { name: 'The answer, which is not documented' }).waitFor();
}

/** @param {Page} page */
async function showFilled(page) {
  await open(page);
  await page.getByRole('button', { name: 'Edit Staging' }).click();
  await page
    .getByRole('textbox', { name: 'URL', exact: true })
    .fill('http://staging.clinic.example/webhooks/okaya');
  await page.getByText('This URL is not HTTPS.').waitFor();
}

/** @param {Page} page */
async function showSandbox(page) {
  await open(page);
  await page.getByRole('button', { name: /^Sandbox/ }).click();
  const start = page.getByRole('button', { name: 'Start sandbox' });
  if (await start.isVisible()) await start.click();
  await page.getByRole('button', { name: 'Stop sandbox' }).waitFor();
  const show = page.getByRole('button', { name: 'Show its subscriptions' });
  if (await show.isVisible()) await show.click();
  const first = page.getByRole('button', { name: 'Point one at my tunnel' });
  await first.or(page.getByRole('table', { name: 'Subscriptions' })).waitFor();
  if (await first.isVisible()) await first.click();
  await page.getByRole('button', { name: 'Send user.created' }).click();
  await page.getByRole('list', { name: 'Deliveries of the sandbox' }).waitFor();
  await page.getByRole('button', { name: 'Send user.session.result' }).click();
  await page.getByText('user.session.result').nth(2).waitFor();
}

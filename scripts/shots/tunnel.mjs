// @ts-check
import { bundleAndImport } from '../lib/bundle.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../../test/support/ngrok/stand-in.ts').NgrokStandIn} NgrokStandIn */
/** @typedef {{ name: string, prepare: (page: Page) => Promise<void>, clip?: string }} Picture */

const TOKEN = '2abcdefghijklmnopqrstuvwx_3yzABCDEFGHIJKLMNOPQ';
const BAR = 'header >> nth=0';

/** The service that the pictures are made with: a stand-in, as in the tests. */
export async function startStandIn() {
  const { startNgrok } = await bundleAndImport('test/support/ngrok/stand-in.ts');
  if (typeof startNgrok !== 'function') throw new Error('The stand-in has no start.');
  return /** @type {Promise<NgrokStandIn>} */ (startNgrok());
}

/** @param {Page} page */
const open = async (page) => {
  await page.evaluate("location.hash = '#/settings/public'");
  await page.getByRole('region', { name: 'Way to here' }).waitFor();
};

/** @param {Page} page @param {string} name */
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** @param {Page} page @param {string} name */
async function pressIfThere(page, name) {
  const button = page.getByRole('button', { name, exact: true });
  if (await button.isVisible()) await button.click();
}

/** @param {Page} page */
async function close(page) {
  await open(page);
  await pressIfThere(page, 'Close tunnel');
  await page.getByRole('status', { name: 'Public address now' }).getByText('Off').waitFor();
}

/**
 * Tells the app of the stand-in, as a user does.
 * @param {Page} page @param {NgrokStandIn} ngrok
 */
export async function setUpTunnel(page, ngrok) {
  await open(page);
  const way = page.getByRole('region', { name: 'Way to here' });
  await way.getByText(/^More: /).click();
  await way.getByRole('textbox', { name: 'Server' }).fill(ngrok.server);
  await way.getByRole('textbox', { name: 'Trusted certificates' }).fill(ngrok.ca);
  await press(page, 'Save');
  await page.getByLabel('Token', { exact: true }).fill(TOKEN);
  await press(page, 'Set token');
  await page.getByRole('button', { name: 'Replace token' }).waitFor();
}

/** @param {Page} page @param {NgrokStandIn} ngrok */
async function goOnline(page, ngrok) {
  await open(page);
  ngrok.auth = 'accept';
  ngrok.bind = 'accept';
  for (const name of ['Open tunnel', 'Try again', 'Try now']) await pressIfThere(page, name);
  await page.getByRole('status', { name: 'Public address now' }).getByText(ngrok.publicUrl).waitFor();
}

/** @param {Page} page */
async function test(page) {
  await page.getByRole('button', { name: /^Test / }).click();
  await page.getByRole('status', { name: 'Result of the path test' }).waitFor();
}

/** @param {NgrokStandIn} ngrok @returns {Picture[]} */
export const tunnelPictures = (ngrok) => [
  {
    name: 'public-online',
    async prepare(page) {
      await goOnline(page, ngrok);
      await test(page);
    },
  },
  { name: 'status-online', clip: BAR, prepare: (page) => goOnline(page, ngrok) },
  {
    name: 'status-qr',
    async prepare(page) {
      await goOnline(page, ngrok);
      await press(page, 'Show QR code of the public URL');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'status-off', clip: BAR, prepare: close },
  {
    name: 'status-connecting',
    clip: BAR,
    async prepare(page) {
      await close(page);
      ngrok.auth = 'hang';
      await press(page, 'Open tunnel');
      await page.getByRole('link', { name: 'Public address, Connecting…' }).waitFor();
    },
  },
  {
    name: 'public-failed',
    async prepare(page) {
      await open(page);
      await pressIfThere(page, 'Close tunnel');
      ngrok.auth = 'accept';
      ngrok.bind = { text: 'reserved', code: 'ERR_NGROK_320' };
      await page.getByRole('button', { name: /^(?:Open tunnel|Try again)$/ }).click();
      await page.getByRole('link', { name: 'Public address, Failed' }).waitFor();
    },
  },
  {
    name: 'status-failed',
    clip: BAR,
    async prepare(page) {
      await open(page);
      await page.getByRole('link', { name: 'Public address, Failed' }).waitFor();
    },
  },
  {
    name: 'public-reconnecting',
    async prepare(page) {
      await goOnline(page, ngrok);
      await ngrok.shut();
      const waits = page.getByRole('link', { name: /^Public address, Reconnecting in [4-8] s$/ });
      await waits.waitFor({ timeout: 60_000 });
      await ngrok.reopen();
    },
  },
  {
    name: 'public-broken',
    async prepare(page) {
      await open(page);
      await pressIfThere(page, 'Close tunnel');
      await page.getByText('URL of your own', { exact: true }).click();
      await page.getByRole('textbox', { name: 'Public URL' }).fill(ngrok.publicUrl);
      await pressIfSaves(page);
      await test(page);
      await page.getByRole('listitem', { name: 'Tunnel, broken' }).waitFor();
    },
  },
];

/** @param {Page} page */
async function pressIfSaves(page) {
  const save = page.getByRole('button', { name: 'Save', exact: true });
  if (await save.isEnabled()) await save.click();
}

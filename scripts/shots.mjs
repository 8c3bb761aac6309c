// @ts-check
// `npm run shots`: pictures of the real app for the docs, docs/images/<what>-{light,dark}.png.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { receiverOf, withElectron } from './lib/app.mjs';
import { fromRoot, ROOT } from './lib/paths.mjs';
import { main, say } from './lib/say.mjs';
import { showFirstSteps } from './shots/access.mjs';
import { answerPictures } from './shots/answers.mjs';
import { benchPictures, prepareBench } from './shots/bench.mjs';
import { prepareCheck } from './shots/check.mjs';
import { contactSheets } from './shots/contact-sheet.mjs';
import { desktopPictures } from './shots/desktop.mjs';
import { makeEndpoints, showEndpoints } from './shots/endpoints.mjs';
import { sendSecret, showCompare, showSave } from './shots/exchange.mjs';
import { flowPictures } from './shots/flows.mjs';
import { backToUsual, showColumns, showOverview, showStorage } from './shots/keeping.mjs';
import { keyboardPictures } from './shots/keyboard.mjs';
import { endSearch, showBrokenSearch, showCompletion, showSearch } from './shots/search.mjs';
import { showNoSecrets, showPlaces, showSecrets } from './shots/secrets.mjs';
import { breakSettings, dismissTrouble, settingsPictures, showTroubleBanner } from './shots/settings.mjs';
import { showMany, showSimulator, showTrouble } from './shots/simulator.mjs';
import { subscriptionPictures } from './shots/subscriptions.mjs';
import { setUpTunnel, startStandIn, tunnelPictures } from './shots/tunnel.mjs';

/** @typedef {import('playwright-core').Page} Page */

const THEMES = /** @type {const} */ (['light', 'dark']);
/** `npm run shots -- flow` makes those whose name begins so, and the contact sheets anew. */
const only = process.argv[2];
/** A settled address in the pictures; taken, it is any other. */
const PORT = '4000';

const JSON_TYPE = 'application/json';

/** What a morning's work looks like: each event of both providers, one with a fault, and strays. */
const SENT = [
  { path: '/okaya', file: 'okaya/user.created' },
  { path: '/okhi', file: 'okhi/verification_started' },
  { path: '/okhi', file: 'okhi/unknown' },
  { path: '/health', method: 'GET' },
  { path: '/okhi', file: 'okhi/not_at_address' },
  { path: '/okaya', file: 'okaya/user.created' },
  {
    path: '/form',
    type: 'application/x-www-form-urlencoded',
    body: 'token=gIkuvaNzQIHg97ATvDxqgjtO&team_id=T0001',
  },
  { path: '/okhi', file: 'okhi/verified' },
  { path: '/okhi', file: 'okhi/verification_started' },
  { path: '/okhi', file: 'okhi/verified', without: 'location_id', wrong: ['continuous', 'weekly'] },
  { path: '/okhi', file: 'okhi/verified' },
  { path: '/okaya', file: 'okaya/user.created' },
];

/** How often an event came, and what of the documented example was otherwise in it. All of it is made up. */
const DRIFTING = [
  { times: 61, change: {} },
  { times: 9, change: { confidence: 0.82 } },
  { times: 4, change: { location_id: undefined } },
  { times: 3, change: { user_id: 4711, confidence: 0.4 } },
  { times: 1, change: { verification_mode: 'weekly' } },
];

await main(() =>
  withElectron(async (open) => {
    const folder = await mkdtemp(join(tmpdir(), 'hookglass-shots-'));
    try {
      await breakSettings(folder);
      if (only !== 'contact-sheet') await takeAll(open, folder);
      await contactSheets(open, folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }),
);

/**
 * @param {import('./lib/app.mjs').Open} open
 * @param {string} folder
 */
async function takeAll(open, folder) {
  const app = await open(ROOT, '--data', folder, '--port', PORT);
  try {
    const page = await app.firstWindow();
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(1360, 820);
    });
    const address = await receiverOf(page);
    await takeBoth(page, 'settings-broken', showTroubleBanner);
    await dismissTrouble(page);
    await page.reload();
    await takeBoth(page, 'inbox-empty', async () => {});
    await takeBoth(page, 'secrets-empty', showNoSecrets);
    await page.evaluate("window.location.hash = '#/inbox'");
    await takeBoth(page, 'first-steps', showFirstSteps);
    await sendAll(address);
    await page.getByRole('list', { name: 'Events' }).getByRole('listitem').nth(SENT.length).waitFor();
    await takeBoth(page, 'inbox-full', showInvalid);
    await takeBoth(page, 'inbox-field', showField);
    await takeBoth(page, 'compare', showCompare);
    await takeBoth(page, 'search', showSearch);
    await takeBoth(page, 'search-completion', showCompletion);
    await takeBoth(page, 'search-broken', showBrokenSearch);
    await endSearch(page);
    await takeBoth(page, 'catalogue', showCatalogue);
    await sendDrifting(address);
    await takeBoth(page, 'drift', showDrift);
    await sendSecret(address);
    await takeBoth(page, 'exchange-save', showSave);
    await takeBoth(page, 'inbox-columns', showColumns);
    await backToUsual(page);
    await takeBoth(page, 'insights-overview', showOverview);
    await makeEndpoints(page);
    await takeBoth(page, 'endpoints', showEndpoints);
    await takeBoth(page, 'secrets', showSecrets);
    await takeBoth(page, 'secrets-places', showPlaces);
    await takeBoth(page, 'storage', showStorage);
    await takeBoth(page, 'simulator', showSimulator);
    await takeBoth(page, 'simulator-trouble', showTrouble);
    await takeBoth(page, 'simulator-many', showMany);
    await takeBoth(page, 'check', prepareCheck);
    for (const picture of benchPictures)
      await takeBoth(page, picture.name, (loaded) => prepareBench(loaded, picture));
    for (const { name, prepare } of answerPictures)
      await takeBoth(page, name, (loaded) => prepare(loaded, address));
    for (const { name, prepare } of flowPictures) await takeBoth(page, name, prepare);
    await subscriptionPictures(page, takeBoth);
    for (const { name, prepare } of settingsPictures) await takeBoth(page, name, prepare);
    for (const { name, prepare } of [...desktopPictures, ...keyboardPictures])
      await takeBoth(page, name, prepare);
    await takeTunnel(page);
  } finally {
    await app.close();
  }
}

/** @param {Page} page */
async function takeTunnel(page) {
  const ngrok = await startStandIn();
  try {
    await setUpTunnel(page, ngrok);
    for (const { name, prepare, clip } of tunnelPictures(ngrok)) await takeBoth(page, name, prepare, clip);
  } finally {
    await ngrok.close();
  }
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {(page: Page) => Promise<void>} prepare
 * @param {string} [clip] only this part of the page
 */
async function takeBoth(page, name, prepare, clip) {
  if (only !== undefined && !name.startsWith(only)) return;
  for (const theme of THEMES) {
    // Each picture begins in the Inbox, whatever the one before it showed.
    await page.evaluate("window.location.hash = '#/inbox'");
    // Through the page's own bridge, as its settings do it; the page reads it when it is loaded.
    await page.evaluate(`window.hookglass.setSettings({ theme: '${theme}' })`);
    await page.reload();
    await page.getByText('Engine running').waitFor();
    // Before there may be a dialog in front of it.
    await dismissMemoryNote(page);
    await prepare(page);
    const path = fromRoot('docs', 'images', `${name}-${theme}.png`);
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    await (clip === undefined ? page : page.locator(clip)).screenshot({ path });
    say(path);
  }
}

/** With the first secret comes a note, once, where a system keeps none safely, as the one that makes the pictures. @param {Page} page */
async function dismissMemoryNote(page) {
  const dismiss = page.getByRole('button', { name: 'Dismiss: Secrets are kept in memory only' });
  if (await dismiss.isVisible()) await dismiss.click();
}

/**
 * The picture says the most with an event that has something wrong.
 * @param {Page} page
 */
async function showInvalid(page) {
  await page
    .getByRole('listitem', { name: / invalid,/ })
    .first()
    .click();
  await page.getByRole('tabpanel').getByText('is missing').first().waitFor();
}

/**
 * What a document says of a field, at the pointer and at the cursor.
 * @param {Page} page
 */
async function showField(page) {
  await showInvalid(page);
  const key = (/** @type {string} */ name) =>
    page.getByRole('textbox', { name: 'Body as text' }).getByText(`"${name}"`, { exact: true });
  await key('address_verification_id').click();
  await page.getByRole('status', { name: 'Field' }).getByText('/v2/address_verification_id').waitFor();
  await key('verification_mode').hover();
  await page.locator('.hg-card').waitFor();
}

/** @param {Page} page */
async function showCatalogue(page) {
  await page.evaluate("window.location.hash = '#/simulator/catalogue/okhi/verified'");
  await page.getByRole('heading', { name: 'verified', exact: true }).waitFor();
  await page.getByRole('region', { name: 'The example as JSON' }).getByText('"branch_id"').waitFor();
}

/** @param {Page} page */
async function showDrift(page) {
  await page.getByRole('link', { name: 'Insights', exact: true }).click();
  await page.getByRole('button', { name: /OkHi verified/ }).click();
  await page.getByRole('table', { name: 'Schema drift' }).waitFor();
}

/** @param {string} address */
async function sendDrifting(address) {
  const { v2 } = JSON.parse(await readFile(fromRoot('fixtures', 'okhi', 'verified.json'), 'utf8'));
  for (const { times, change } of DRIFTING) {
    for (let sent = 0; sent < times; sent++) {
      const body = JSON.stringify({ v2: { ...v2, ...change } });
      await fetch(`${address}/okhi`, { method: 'POST', headers: { 'content-type': JSON_TYPE }, body });
    }
  }
}

/** @param {string} address */
async function sendAll(address) {
  for (const { path, method = 'POST', type = JSON_TYPE, file, without, wrong, body } of [...SENT, ...SENT]) {
    const text = file ? await readFile(fromRoot('fixtures', `${file}.json`), 'utf8') : body;
    const shorter = without ? text?.replace(new RegExp(`"${without}":.*\\n`), '') : text;
    const payload = wrong?.[0] && wrong[1] ? shorter?.replace(wrong[0], wrong[1]) : shorter;
    const headers = payload === undefined ? {} : { 'content-type': type };
    await fetch(address + path, { method, headers, body: payload ?? null });
  }
}

// @ts-check
// What is done on the Flows screen before each of its pictures.
import { createServer } from 'node:http';

/** @typedef {import('playwright-core').Page} Page */

/** @type {readonly {name: string, prepare: (page: Page) => Promise<void>}[]} */
export const flowPictures = [
  { name: 'flow-empty', prepare: showEmpty },
  { name: 'flow-attempts', prepare: showAttempts },
  { name: 'flow-running', prepare: showRunning },
  { name: 'flow-live', prepare: showLive },
  { name: 'flow-record', prepare: showRecord },
  { name: 'flow-editor', prepare: showEditor },
];

/**
 * As it is met, what every message has in common unfolded.
 * @param {Page} page
 */
async function showEmpty(page) {
  await openFlow(page, /Consent/);
  await page.getByText(/^Every message: /).click();
  await page.getByRole('region', { name: 'Signing' }).waitFor();
}

/**
 * At a handler that fails once and answers too late once.
 * @param {Page} page
 */
async function showAttempts(page) {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    const n = count;
    request.resume().on('end', () => {
      if (n !== 3) response.writeHead(n === 1 ? 503 : 200).end();
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await openFlow(page, /Address verification/);
  await page
    .getByRole('combobox', { name: 'Target URL' })
    .or(page.getByRole('textbox', { name: 'Target URL' }))
    .fill(`http://127.0.0.1:${port}/webhooks`);
  await page.getByText('Delivery policy', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Time-out in seconds' }).fill('1');
  await page.getByText('Delivery policy', { exact: true }).click();
  await page
    .getByRole('button', { name: 'Run', exact: true })
    .or(page.getByRole('button', { name: 'Run again' }))
    .click();
  await page.getByText(/^All steps delivered · 3 of 3 steps, 5 attempts/).waitFor();
  await page.getByText(/^Verified, first time\. The handler got it twice/).scrollIntoViewIfNeeded();
  server.closeAllConnections();
  server.close();
}

/** @param {Page} page */
async function showRunning(page) {
  await openFlow(page, /A customer's life/);
  // The run of the picture before waits still.
  const stop = page.getByRole('button', { name: 'Stop', exact: true });
  if (await stop.isVisible()) await stop.click();
  await choose(page, 'Speed', '60×');
  await page.getByRole('button', { name: /^Run/ }).click();
  await page.getByText(/^Running · 2 of/).waitFor();
  await page.getByText(/^Waits 1 min before Message sent/).waitFor();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByText(/^Paused · /).waitFor();
}

/** @param {Page} page */
async function showLive(page) {
  await page.getByRole('link', { name: 'Flows', exact: true }).click();
  const stop = page.getByRole('button', { name: 'Stop', exact: true });
  await page.getByRole('button', { name: /A customer's life/ }).click();
  if (await stop.isVisible()) await stop.click();
  await page.getByRole('tab', { name: 'Live events' }).click();
  await page.getByRole('list', { name: 'Subjects' }).getByRole('listitem').first().waitFor();
}

/** @param {Page} page */
async function showRecord(page) {
  await showLive(page);
  await choose(page, 'Provider', 'MeetingLawyers');
  await page
    .getByRole('button', { name: /^Record a flow of / })
    .first()
    .click();
  await page.getByRole('list', { name: 'Events to record' }).waitFor();
}

/** @param {Page} page */
async function showEditor(page) {
  await page.getByRole('link', { name: 'Flows', exact: true }).click();
  const kept = page.getByRole('button', { name: /being written/ });
  if (await kept.isVisible()) await kept.click();
  else {
    await openFlow(page, /Address verification/);
    await page.getByRole('button', { name: 'Duplicate', exact: true }).click();
  }
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Verified twice');
  await page.getByRole('textbox', { name: 'Wait before step 3' }).scrollIntoViewIfNeeded();
}

/**
 * @param {Page} page
 * @param {RegExp} name
 */
async function openFlow(page, name) {
  await page.getByRole('link', { name: 'Flows', exact: true }).click();
  await page.getByRole('button', { name }).click();
}

/**
 * @param {Page} page
 * @param {string} field
 * @param {string} option
 */
async function choose(page, field, option) {
  await page
    .getByRole('combobox', { name: field })
    .or(page.getByRole('textbox', { name: field }))
    .click();
  await page.getByRole('option', { name: option }).click();
}

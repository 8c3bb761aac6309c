// @ts-check
/** @typedef {import('playwright-core').Page} Page */

/**
 * An invalid event against the valid one before it.
 * @param {Page} page
 */
export async function showCompare(page) {
  await page
    .getByRole('listitem', { name: / invalid,/ })
    .first()
    .click();
  await page.getByRole('tab', { name: 'Compare', exact: true }).click();
  await page.getByRole('table', { name: 'Body changes' }).waitFor();
}

/**
 * Several events, about to be saved.
 * @param {Page} page
 */
export async function showSave(page) {
  const rows = page.getByRole('list', { name: 'Events' }).getByRole('listitem');
  await rows.first().click();
  await rows.nth(3).click({ modifiers: ['Shift'] });
  const bar = page.getByRole('toolbar', { name: 'Selected events' });
  await bar.getByRole('button', { name: 'Save as' }).click();
  await page.getByRole('region', { name: 'Secrets' }).waitFor();
}

/**
 * One event with a secret in its headers and its query, so that there is something to mask.
 * @param {string} address
 */
export async function sendSecret(address) {
  await fetch(`${address}/partner?api_key=k-4711`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: 'Bearer made-up',
      cookie: 'session=made-up',
    },
    body: '{}',
  });
}

// @ts-check
/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
async function openPage(page) {
  await page.evaluate("window.location.hash = '#/settings/secrets'");
  await page.getByRole('region', { name: 'Where secrets are kept' }).waitFor();
}

/** @param {Page} page */
export async function showNoSecrets(page) {
  await openPage(page);
  await page.getByText('No secret is set yet').waitFor();
}

/**
 * Secrets of every kind, two of them named here.
 * @param {Page} page
 */
export async function showSecrets(page) {
  await openPage(page);
  const table = page.getByRole('table', { name: 'Secrets' });
  for (const name of ['handler-staging', 'stripe-test'])
    if ((await page.getByRole('button', { name: `Rotate: ${name}` }).count()) === 0) {
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
      await page.getByLabel('Secret', { exact: true }).fill(`made-up-for-the-picture-${name}`);
      await page.getByRole('button', { name: 'Add secret' }).click();
      await page.getByRole('button', { name: `Rotate: ${name}` }).waitFor();
    }
  await page.getByRole('button', { name: 'Delete: handler-staging' }).click();
  await page.getByRole('button', { name: 'Delete it' }).waitFor();
  await table.scrollIntoViewIfNeeded();
}

/**
 * What can be chosen where the system protects nothing, as on the machine that makes the pictures.
 * @param {Page} page
 */
export async function showPlaces(page) {
  await openPage(page);
  await page.getByRole('radio', { name: 'In a file with a passphrase' }).click();
  await page.getByRole('button', { name: 'Move them there' }).waitFor();
}

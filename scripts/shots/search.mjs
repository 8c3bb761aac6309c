// @ts-check

/** @typedef {import('playwright-core').Page} Page */

/**
 * @param {Page} page
 * @param {string} text
 */
async function search(page, text) {
  await page.getByRole('link', { name: 'Inbox', exact: true }).click();
  const box = page.getByRole('searchbox', { name: 'Search events' });
  // What stood there before a reload stands there after it: only a change is searched and completed.
  await box.fill('');
  await box.fill(text);
  await page.locator('.cm-line').first().waitFor();
}

/** The search of the pictures: what it found, and where. @param {Page} page */
export async function showSearch(page) {
  await search(page, 'provider:okhi (is:invalid or type:verified) verif');
  await page.getByRole('searchbox', { name: 'Search events' }).press('Enter');
  await page.getByText(/events found/).waitFor();
  await page.getByRole('listitem').first().click();
  await page.locator('.hg-match').first().waitFor();
}

/** How a text can go on. @param {Page} page */
export async function showCompletion(page) {
  await search(page, 'provider:okhi is:');
  await page.getByRole('option', { name: 'unknown-type' }).waitFor();
}

/** What is wrong, and where. @param {Page} page */
export async function showBrokenSearch(page) {
  await search(page, 'provider:okhi size>large');
  await page.getByText('"large" is not a size').waitFor();
}

/** Pictures after these are not of a search. @param {Page} page */
export async function endSearch(page) {
  await search(page, '');
  await page.getByText(/events found/).waitFor({ state: 'detached' });
}

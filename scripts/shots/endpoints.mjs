// @ts-check

/** @typedef {import('playwright-core').Page} Page */

/** As a screen of someone who has set up two providers. */
const ENDPOINTS = [
  { name: 'okhi', provider: 'OkHi' },
  { name: 'meetinglawyers', provider: 'MeetingLawyers' },
];

/**
 * Makes the endpoints of the picture as a user does, each with a secret of its own.
 * @param {Page} page
 */
export async function makeEndpoints(page) {
  for (const { name, provider } of ENDPOINTS) {
    await page.evaluate("location.hash = '#/settings/endpoints/+'");
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('combobox', { name: 'Provider' }).click();
    await page.getByRole('option', { name: provider }).click();
    await page.getByRole('button', { name: 'Create endpoint' }).click();
    await page.getByRole('button', { name: 'Generate' }).click();
    await page.getByRole('button', { name: 'Set secret' }).click();
    await page.getByRole('button', { name: 'Rotate current secret' }).waitFor();
  }
  // The machine that makes the pictures has no keyring, and is told so once.
  await page
    .getByRole('button', { name: /^Dismiss: Secrets are kept in memory/ })
    .click({ timeout: 3_000 })
    .catch(() => {});
}

/** @param {Page} page */
export async function showEndpoints(page) {
  await page.evaluate(`location.hash = '#/settings/endpoints/${ENDPOINTS.at(-1)?.name}'`);
  await page.getByRole('button', { name: 'Rotate current secret' }).waitFor();
}

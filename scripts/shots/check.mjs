// @ts-check
import { lawyersHandler, SECRET } from '../../test/support/handlers/lawyers.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * Runs a check as a user does, twice: the handler is right at first, and then takes what is not signed.
 * @param {Page} page
 */
export async function prepareCheck(page) {
  const handler = await lawyersHandler(null);
  try {
    await page.getByRole('link', { name: 'Handler check', exact: true }).click();
    await page.getByRole('textbox', { name: 'Handler URL' }).fill(handler.url);
    await page.getByRole('combobox', { name: 'Provider' }).click();
    await page.getByRole('option', { name: 'MeetingLawyers' }).click();
    await page.getByText(/^More:/).click();
    await page.getByRole('textbox', { name: 'Secret' }).fill(SECRET);
    await page.getByText(/^More:/).click();
    await runCheck(page, '0 failed');
    handler.become('accepts-missing');
    await runCheck(page, '1 failed');
    await page.getByRole('button', { name: 'Refuses an event without its signature' }).click();
  } finally {
    await handler.close();
  }
}

/** @param {Page} page @param {string} outcome */
async function runCheck(page, outcome) {
  await page.getByRole('button', { name: 'Run check' }).click();
  await page.getByText(outcome, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Save report' }).waitFor();
}

// @ts-check
/** @typedef {import('playwright-core').Page} Page */

/**
 * The list with columns of one's own, a pin and a note, and part of the timeline marked.
 * @param {Page} page
 */
export async function showColumns(page) {
  await page.evaluate("window.location.hash = '#/inbox'");
  const rows = page.getByRole('list', { name: 'Events' }).getByRole('listitem');
  await rows.first().waitFor();
  await page.evaluate(`window.hookglass.setSettings({ list: {
    columns: ['number', 'time', 'provider', 'type', 'field', 'reply', 'schema', 'signature'],
    fieldPath: 'v2.verification_status', density: 'compact' } })`);
  await page.reload();
  const row = rows.nth(3);
  await row.click();
  if (!(await row.getAttribute('aria-label'))?.includes('pinned')) {
    await page.keyboard.press('p');
    await page.keyboard.press('n');
    await page
      .getByRole('textbox', { name: 'Note' })
      .fill('Their first retry: ask them why it took an hour.');
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.getByRole('button', { name: 'Edit note' }).waitFor();
  }
  await page.getByRole('region', { name: 'Event', exact: true }).getByText('Their first retry').waitFor();
  await page
    .getByRole('listitem', { name: /field verified/ })
    .nth(15)
    .waitFor();
  const chart = page.getByRole('slider', { name: 'Timeline of arrivals' });
  await chart.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+PageDown');
}

/** @param {Page} page */
export async function showOverview(page) {
  await page.evaluate("window.location.hash = '#/insights/overview'");
  await page.getByRole('table', { name: 'Duplicates' }).waitFor();
}

/** @param {Page} page */
export async function showStorage(page) {
  await page.evaluate("window.location.hash = '#/settings/storage'");
  await page.getByRole('table', { name: 'Limits' }).waitFor();
  await page.getByRole('textbox', { name: 'Days at most, Whole history' }).fill('30');
}

/** @param {Page} page */
export async function backToUsual(page) {
  await page.evaluate(
    "window.hookglass.setSettings({ list: { columns: ['time', 'provider', 'type', 'request', 'reply', 'size', 'schema', 'signature'], fieldPath: '', density: 'normal' } })",
  );
}

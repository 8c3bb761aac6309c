// @ts-check

/** @typedef {import('playwright-core').Page} Page */

/**
 * One of the first steps done. It is written as the app would write it, since an event would fill the Inbox.
 * @param {Page} page
 */
export async function showFirstSteps(page) {
  await page.evaluate(
    "window.hookglass.setSettings({ firstSteps: { done: ['event'], dismissed: false, unfolded: false } })",
  );
  await page.reload();
  await page.getByText('1 of 3 done').waitFor();
}

// @ts-check
/** @typedef {import('playwright-core').Page} Page */

/** Settings, General with the app's own part, and Settings, About. */
export const desktopPictures = [
  {
    name: 'desktop',
    /** @param {Page} page */
    async prepare(page) {
      await page.evaluate(
        "window.hookglass.setDesktop({ notify: 'matching', notifyQuery: 'is:invalid provider:okhi' })",
      );
      await page.evaluate("window.location.hash = '#/settings/general'");
      await page.getByRole('textbox', { name: 'Notify of events that match' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'about',
    /** @param {Page} page */
    async prepare(page) {
      await page.evaluate("window.location.hash = '#/settings/about'");
      await page.getByText(/^zod \d/).waitFor();
    },
  },
];

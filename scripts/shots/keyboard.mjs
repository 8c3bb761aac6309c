// @ts-check
/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
async function openPalette(page) {
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'Search commands' });
  await box.waitFor();
  return box;
}

/** The palette before and after something is typed, the list of shortcuts, and the page where they are changed. */
export const keyboardPictures = [
  {
    name: 'palette',
    /** @param {Page} page */
    async prepare(page) {
      await page.evaluate(
        "window.hookglass.setSettings({ recentCommands: ['event.copyCurl', 'template:okhi/verified', 'test.send'] })",
      );
      await page.reload();
      await page.getByRole('list', { name: 'Events' }).getByRole('listitem').first().waitFor();
      await openPalette(page);
      await page.getByRole('group', { name: 'Recent' }).waitFor();
    },
  },
  {
    name: 'palette-found',
    /** @param {Page} page */
    async prepare(page) {
      await page.getByRole('list', { name: 'Events' }).getByRole('listitem').first().waitFor();
      await (await openPalette(page)).fill('sig');
      await page.getByRole('group', { name: 'Best matches' }).waitFor();
    },
  },
  {
    name: 'shortcuts',
    /** @param {Page} page */
    async prepare(page) {
      await page.keyboard.press('?');
      await page.getByRole('region', { name: 'One event', exact: true }).waitFor();
    },
  },
  {
    name: 'keyboard',
    /** @param {Page} page */
    async prepare(page) {
      await page.evaluate("window.location.hash = '#/settings/keyboard'");
      await page.getByRole('searchbox', { name: 'Search commands' }).fill('event');
      await page.getByRole('button', { name: 'Add keys to “Replay selected events”' }).click();
      await page.keyboard.press('p');
      await page.getByRole('button', { name: 'Use them here instead' }).waitFor();
    },
  },
];

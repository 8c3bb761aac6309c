// @ts-check
// docs/images/contact-sheet-{light,dark}.png: all pictures of whole windows, small, on one sheet for each theme.
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fromRoot } from '../lib/paths.mjs';
import { say } from '../lib/say.mjs';

const IMAGES = fromRoot('docs', 'images');
const COLUMNS = 4;
const WIDTH = 1500;
const sheetName = 'contact-sheet';
/** Colours of the ground and of the names, those of the app's own themes. */
const LOOKS = { light: { ground: '#f4f5f9', name: '#565d6d' }, dark: { ground: '#14161c', name: '#9aa2b1' } };

/**
 * @param {import('../lib/app.mjs').Open} open
 * @param {string} folder a temporary one
 */
export async function contactSheets(open, folder) {
  const app = await open(fromRoot('scripts', 'bench', 'empty-app'), `--profile=${join(folder, 'sheets')}`);
  try {
    const page = await app.firstWindow();
    await app.evaluate(
      ({ BrowserWindow }, width) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, 900),
      WIDTH,
    );
    for (const theme of /** @type {const} */ (['light', 'dark'])) {
      const file = join(folder, `${theme}.html`);
      await writeFile(file, sheet(theme, await picturesOf(theme)));
      await page.goto(pathToFileURL(file).href);
      await page.waitForFunction('[...document.images].every((image) => image.complete)');
      const path = join(IMAGES, `${sheetName}-${theme}.png`);
      await page.screenshot({ path, fullPage: true });
      say(path);
    }
  } finally {
    await app.close();
  }
}

/** @param {string} theme */
async function picturesOf(theme) {
  const end = `-${theme}.png`;
  return (await readdir(IMAGES))
    .filter((name) => name.endsWith(end) && !name.startsWith('status-') && !name.startsWith(sheetName))
    .map((name) => name.slice(0, -end.length))
    .sort();
}

/**
 * @param {keyof typeof LOOKS} theme
 * @param {string[]} names
 */
function sheet(theme, names) {
  const { ground, name } = LOOKS[theme];
  const figures = names.map((one) => {
    const url = pathToFileURL(join(IMAGES, `${one}-${theme}.png`)).href;
    return `<figure><img src="${url}" alt=""><figcaption>${one.replaceAll('-', ' ')}</figcaption></figure>`;
  });
  return `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; padding: 24px; background: ${ground}; color: ${name}; font: 13px sans-serif;
  display: grid; grid-template-columns: repeat(${COLUMNS}, 1fr); gap: 20px; align-items: start }
figure { margin: 0 } img { width: 100%; border: 1px solid ${name}44; border-radius: 6px; display: block }
figcaption { padding-top: 6px; text-align: center }</style>${figures.join('')}`;
}

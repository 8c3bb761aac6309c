// @ts-check
// `npm run icons`: the icons of the app and of its tray, drawn by Chromium from renderer/icon.svg. What it writes is committed.
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hasDisplay, withDisplay } from './lib/display.mjs';
import { ensureElectron } from './lib/electron.mjs';
import { launchElectron } from './lib/launch-electron.mjs';
import { fromRoot } from './lib/paths.mjs';
import { main, say } from './lib/say.mjs';
import { ensureSystemLibraries } from './lib/system-libraries.mjs';

const PLATE = 'radial-gradient(120% 120% at 30% 18%, #22303a 0%, #10171c 62%, #0b1013 100%)';

/**
 * `plate`: on a rounded plate, with the margin that macOS wants around it. `colour`: of the drawing; black for a Mac's
 * menu bar, which colours such a "template" itself.
 * @typedef {{ file: string, size: number, colour: string, plate: boolean }} Icon
 * @type {Icon[]}
 */
const ICONS = [
  { file: 'build/icon.png', size: 1024, colour: '#2ec4b0', plate: true },
  { file: 'electron/icons/app.png', size: 256, colour: '#2ec4b0', plate: true },
  ...[1, 2].flatMap((scale) => {
    const at = scale === 1 ? '' : `@${scale}x`;
    return [
      { file: `electron/icons/tray${at}.png`, size: 22 * scale, colour: '#1b9688', plate: false },
      { file: `electron/icons/trayTemplate${at}.png`, size: 18 * scale, colour: '#000000', plate: false },
    ];
  }),
];

await main(async () => {
  const electron = await ensureElectron();
  await ensureSystemLibraries(electron, { display: !hasDisplay() });
  await withDisplay((env) => drawAll(electron, env));
});

/**
 * @param {string} executablePath
 * @param {NodeJS.ProcessEnv} env
 */
async function drawAll(executablePath, env) {
  const svg = await readFile(fromRoot('renderer', 'icon.svg'), 'utf8');
  const profile = await mkdtemp(join(tmpdir(), 'hookglass-icons-'));
  // The tests' browser opens an address; what stands there does not matter.
  const server = createServer((_request, response) => response.end('<!doctype html>')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const app = await launchElectron({
    executablePath,
    env,
    args: [
      fromRoot('test', 'support', 'browser-app'),
      `--profile=${profile}`,
      `http://127.0.0.1:${address.port}/`,
    ],
  });
  try {
    const page = await app.firstWindow();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1100, 1100));
    for (const icon of ICONS) {
      await page.setContent(pageOf(svg, icon));
      const file = fromRoot(icon.file);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, await page.locator('#icon').screenshot({ omitBackground: true, scale: 'css' }));
      say(icon.file);
    }
  } finally {
    await app.close();
    server.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/**
 * @param {string} svg
 * @param {Icon} icon
 */
function pageOf(svg, { size, colour, plate }) {
  const drawing = svg.replace(/stroke="[^"]*"/, `stroke="${colour}"`);
  const margin = plate ? size * 0.1 : 0;
  const inside = size - 2 * margin;
  const drawn = plate ? inside * 0.62 : inside;
  const look = plate ? `background: ${PLATE}; border-radius: ${inside * 0.2237}px;` : '';
  return `<body style="margin: 0; background: transparent">
    <div id="icon" style="width: ${size}px; height: ${size}px; display: grid; place-items: center">
      <div style="width: ${inside}px; height: ${inside}px; display: grid; place-items: center; ${look}">
        <div style="width: ${drawn}px; height: ${drawn}px">${drawing}</div>
      </div>
    </div>
  </body>`;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect } from 'vitest';
import { z } from 'zod';

const script = readFileSync(join(import.meta.dirname, 'page', 'out-of-reach.js'), 'utf8')
  .replace(/^\/\*\*[\s\S]*?\*\/\s*/, '')
  .replace(/;\s*$/, '');

/** As wide as a window is at least, and less high, in CSS pixels. */
export const SMALL = { width: 640, height: 410 };

/**
 * What cannot be reached, or only by scrolling the page sideways, where everything is twice as large: at 200 % in a window that holds
 * `SMALL` then. The zoom is as it was afterwards: Playwright's pointer misses in a page that is zoomed.
 */
export async function findOutOfReach(app: ElectronApplication, page: Page): Promise<string[]> {
  const before = await app.evaluate(({ BrowserWindow }, { width, height }) => {
    const window = BrowserWindow.getAllWindows()[0];
    const [wide = 0, high = 0] = window?.getContentSize() ?? [];
    window?.setContentSize(width * 2, height * 2);
    window?.webContents.setZoomFactor(2);
    return { wide, high };
  }, SMALL);
  await expect.poll(() => page.evaluate('innerWidth')).toBe(SMALL.width);
  const found = z.array(z.string()).parse(await page.evaluate(`(${script})()`));
  await app.evaluate(({ BrowserWindow }, { wide, high }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.webContents.setZoomFactor(1);
    window?.setContentSize(wide, high);
  }, before);
  await expect.poll(() => page.evaluate('innerWidth')).toBe(before.wide);
  return found;
}

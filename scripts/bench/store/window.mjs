// @ts-check
import { withApp } from '../../lib/app.mjs';

/** Pixels a frame: about 90 rows a second at 60 frames, as a wheel turned without a rest. */
const PIXELS = 48;
const SCROLL_MS = 5_000;

/**
 * The real window over a history: what scrolling looks like and what the processes hold.
 * @param {string} dataDir
 * @returns {Promise<{ framesPerSecond: number, longestFrameMs: number, blank: number, drawn: number, memoryMb: Record<string, number> }>}
 */
export async function measureWindow(dataDir) {
  return withApp(dataDir, async (app) => {
    const page = await app.firstWindow();
    await page.getByRole('list', { name: 'Events' }).getByRole('listitem').nth(10).waitFor();
    // The search's thread is there by then, and has read its columns.
    await page.getByRole('searchbox', { name: 'Search events' }).fill('is:valid');
    await page.getByText(/events? found/).waitFor();
    await page.getByRole('searchbox', { name: 'Search events' }).fill('');
    await page.getByText(/events? found/).waitFor({ state: 'detached' });
    const scrolled = await page.evaluate(scrollFor, { pixels: PIXELS, ms: SCROLL_MS });
    const memoryMb = await app.evaluate(async ({ app: electron }) => {
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      /** @type {Record<string, number>} */
      const held = {};
      for (const { type, name, memory } of electron.getAppMetrics()) {
        held[name ?? type] = Math.round(memory.workingSetSize / 1024);
      }
      return held;
    });
    return { ...scrolled, memoryMb };
  });
}

/**
 * What of a page's globals the scrolling needs: these scripts are checked as Node's.
 * @typedef {{ top: number, bottom: number, height: number }} Box
 * @typedef {{ getBoundingClientRect(): Box, getAttribute(name: string): string | null }} PageElement
 * @typedef {PageElement & { scrollTop: number, scrollHeight: number, querySelectorAll(selector: string): Iterable<PageElement> }} PageList
 * @typedef {{ document: { querySelector(selector: string): PageList | null }, requestAnimationFrame(then: (time: number) => void): number }} PageGlobals
 */

/** Runs in the page. @param {{ pixels: number, ms: number }} asked */
async function scrollFor({ pixels, ms }) {
  const { document, requestAnimationFrame } = /** @type {PageGlobals} */ (
    /** @type {unknown} */ (globalThis)
  );
  const list = document.querySelector('[role=list][aria-label=Events]');
  if (!list) throw new Error('There is no list.');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  const from = performance.now();
  let [frames, blank, drawn, longest, last] = [0, 0, 0, 0, from];
  while (performance.now() - from < ms) {
    list.scrollTop += pixels;
    await frame();
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    frames++;
    const box = list.getBoundingClientRect();
    let seen = 0;
    for (const row of list.querySelectorAll('[role=listitem]')) {
      const { top, bottom } = row.getBoundingClientRect();
      if (bottom <= box.top || top >= box.bottom) continue;
      seen++;
      if (row.getAttribute('aria-label') === 'Being read') blank++;
    }
    drawn += seen;
    // Where nothing is drawn at all, that is blank as well.
    if (seen * 32 < box.height - 64 && list.scrollTop + box.height < list.scrollHeight - 64) blank++;
  }
  const seconds = (performance.now() - from) / 1000;
  return { framesPerSecond: frames / seconds, longestFrameMs: longest, blank, drawn };
}

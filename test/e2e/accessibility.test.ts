import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findViolations } from '../support/axe.ts';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { keepPictures } from '../support/page-inbox.ts';
import { startAfresh } from '../support/screens/screen.ts';
import { walks } from '../support/screens/walks.ts';

const THEMES = ['light', 'dark'] as const;

describe('axe finds nothing wrong, in either theme', () => {
  const folder = temporaryFolder();
  let running: Running;

  beforeAll(async () => {
    const [window] = hosts;
    if (!window) throw new Error('There is no window to look at.');
    running = await window.start(folder.path);
    // What still moves is of no settled colour.
    await running.page.emulateMedia({ reducedMotion: 'reduce' });
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  keepPictures(() => running?.page);

  test.each(walks)('$name', { timeout: 180_000 }, async ({ go }) => {
    const { app, page, receiver } = running;
    const found: string[] = [];
    await startAfresh(page);
    const look = async (name: string): Promise<void> => {
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`:root[data-mantine-color-scheme=${colorScheme}]`).waitFor();
        found.push(...(await findViolations(page)).map((one) => `${name}, ${colorScheme}: ${one}`));
      }
    };
    await go({ app, page, receiver, look });
    expect(found).toEqual([]);
  });
});

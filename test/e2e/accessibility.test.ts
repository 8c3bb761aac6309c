import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findViolations } from '../support/axe.ts';
import { electronHost, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { keepPictures } from '../support/page-inbox.ts';
import { findOutOfReach } from '../support/reach.ts';
import { startAfresh } from '../support/screens/screen.ts';
import { walks } from '../support/screens/walks.ts';

const THEMES = ['light', 'dark'] as const;

describe('every screen', () => {
  const folder = temporaryFolder();
  let running: Running;

  beforeAll(async () => {
    running = await electronHost.start(folder.path);
    // What still moves is of no settled colour.
    await running.page.emulateMedia({ reducedMotion: 'reduce' });
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  keepPictures(() => running?.page);

  test.each(walks)(
    '$name: axe finds nothing in either theme, everything is within reach at 200 %',
    { timeout: 180_000 },
    async ({ go }) => {
      const { app, page, receiver } = running;
      const wrong: string[] = [];
      const outOfReach: string[] = [];
      await startAfresh(page);
      const look = async (name: string): Promise<void> => {
        for (const colorScheme of THEMES) {
          await page.emulateMedia({ colorScheme });
          await page.locator(`:root[data-mantine-color-scheme=${colorScheme}]`).waitFor();
          wrong.push(...(await findViolations(page)).map((one) => `${name}, ${colorScheme}: ${one}`));
        }
        outOfReach.push(...(await findOutOfReach(app, page)).map((one) => `${name}: ${one}`));
      };
      await go({ app, page, receiver, look });
      expect(wrong, 'what axe finds').toEqual([]);
      expect(outOfReach, 'what cannot be reached at 200 %').toEqual([]);
    },
  );
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, expect } from 'vitest';

/** The interface by the names that people's own scripts and screen readers use. */
export interface Inbox {
  readonly list: Locator;
  readonly rows: Locator;
  readonly selected: Locator;
  readonly panel: Locator;
  button(name: string | RegExp): Locator;
  link(name: string): Locator;
  openTab(name: string): Promise<void>;
}

export function inboxOf(page: Page): Inbox {
  const list = page.getByRole('list', { name: 'Events' });
  const tabs = page.getByRole('tablist', { name: 'Event detail' });
  return {
    list,
    rows: list.getByRole('listitem'),
    selected: list.locator('[role=listitem][aria-current=true]'),
    panel: page.getByRole('tabpanel'),
    button: (name) => page.getByRole('button', { name, exact: typeof name === 'string' }),
    link: (name) => page.getByRole('link', { name, exact: true }),
    openTab: (name) => tabs.getByRole('tab', { name, exact: true }).click(),
  };
}

/** `expect` for what a locator will show, by asking again until it does. */
export const shown = (locator: Locator) =>
  expect.poll(() => locator.isVisible(), { timeout: 10_000 }).toBe(true);

export const textOf = (locator: Locator) => expect.poll(() => locator.textContent(), { timeout: 10_000 });

export const countOf = (locator: Locator) => expect.poll(() => locator.count(), { timeout: 10_000 });

/** Keeps a picture of the page of every test that failed. */
export function keepPictures(page: () => Page | undefined): void {
  beforeEach(({ onTestFailed, task }) => {
    onTestFailed(async () => {
      mkdirSync('test-results', { recursive: true });
      const name = task.fullName.replace(/[^\w]+/g, '-');
      await page()
        ?.screenshot({ path: join('test-results', `${name}.png`) })
        // A page that is gone leaves no picture; the failure itself is what counts.
        .catch(() => undefined);
    });
  });
}

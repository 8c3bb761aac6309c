import type { ElectronApplication, Page } from 'playwright-core';

/** What a walk through the screens has at hand. */
export interface Stage {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The receiver's address. */
  readonly receiver: string;
  /** Called where a screen stands as it is to be looked at. */
  look(name: string): Promise<void>;
}

/** One part of the interface, brought onto the screen state by state. It begins in the Inbox with nothing open. */
export interface Walk {
  readonly name: string;
  go(stage: Stage): Promise<void>;
}

export const goTo = (page: Page, place: string): Promise<unknown> =>
  page.evaluate(`window.location.hash = ${JSON.stringify(`#${place}`)}`);

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();

/** The Inbox of a page that was just loaded: what begins like a picture of the docs. */
export async function startAfresh(page: Page): Promise<void> {
  await goTo(page, '/inbox');
  await page.reload();
  await page.getByText('Engine running').waitFor();
}

type Prepare = (page: Page) => Promise<void>;

/** Screens as pictures of the docs show them. */
export async function lookAtPictures(
  { page, look }: Stage,
  pictures: readonly { name: string; prepare: Prepare }[],
): Promise<void> {
  for (const { name, prepare } of pictures) {
    await startAfresh(page);
    await prepare(page);
    await look(name);
  }
}

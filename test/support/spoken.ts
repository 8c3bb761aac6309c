import type { Page } from 'playwright-core';
import { z } from 'zod';

const tree = z.object({
  nodes: z.array(
    z.object({
      ignored: z.boolean(),
      role: z.object({ value: z.string() }).optional(),
      name: z.object({ value: z.string() }).optional(),
    }),
  ),
});

/** What there is for a screen reader. */
export interface Heard {
  readonly role: string;
  readonly name: string;
}

/** The page as Chromium gives it to a screen reader, in its order. */
export async function hear(page: Page): Promise<Heard[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = tree.parse(await session.send('Accessibility.getFullAXTree'));
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name }) => ({ role: role?.value ?? '', name: name?.value ?? '' }));
  } finally {
    await session.detach();
  }
}

/** The names of everything of a role. */
export async function namesOf(page: Page, role: string): Promise<string[]> {
  return (await hear(page)).filter((one) => one.role === role).map(({ name }) => name);
}

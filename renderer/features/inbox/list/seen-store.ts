import { createStore } from 'zustand/vanilla';

/** The positions that are on the screen now, for the counts below the list. */
export const seenStore = createStore(() => ({ from: 0, to: -1 }));

export function setSeen(from: number, to: number): void {
  const now = seenStore.getState();
  if (now.from !== from || now.to !== to) seenStore.setState({ from, to });
}

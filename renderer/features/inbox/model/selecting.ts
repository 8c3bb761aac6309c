import type { StoreApi } from 'zustand/vanilla';
import { all, type Chosen, extend, keep, noneChosen, toggle } from './chosen.ts';
import { type Follow, pause, resume, select } from './follow.ts';
import type { Pages } from './pages.ts';

/** How a row is gone to while several are chosen. */
export type Choosing = 'toggle' | 'extend' | 'keep';
const choosings = { toggle, extend, keep } as const;

interface Selectable {
  pages: Pages;
  follow: Follow;
  chosen: Chosen;
}

export interface Selecting {
  /** This one, and no other is chosen any more. */
  select(position: number): void;
  /** Selects it as well, and chooses it beside others. */
  choose(position: number, how: Choosing): void;
  chooseAll(): void;
  chooseNone(): void;
  pause(): void;
  resume(): void;
}

/** What the user selects and chooses in a list. `onSelect` is told before each selection. */
export function createSelecting<T extends Selectable>(store: StoreApi<T>, onSelect: () => void): Selecting {
  const change = (make: (state: Selectable) => Partial<Selectable>): void =>
    store.setState((state) => ({ ...state, ...make(state) }));
  const goTo = (position: number, chosen: Chosen): void => {
    onSelect();
    change(({ follow, pages: { total, first } }) => ({
      follow: select(follow, total, position, first),
      chosen,
    }));
  };
  return {
    select: (position) => goTo(position, noneChosen),
    choose(position, how) {
      const { chosen, follow } = store.getState();
      goTo(position, choosings[how](chosen, follow.selected, position));
    },
    chooseAll: () =>
      change(({ follow, pages: { total, first } }) => ({
        follow: pause(follow, total),
        chosen: all(total, first),
      })),
    chooseNone: () => change(() => ({ chosen: noneChosen })),
    pause: () => change(({ follow, pages }) => ({ follow: pause(follow, pages.total) })),
    resume: () =>
      change(({ pages: { total, first } }) => ({ follow: resume(total, first), chosen: noneChosen })),
  };
}

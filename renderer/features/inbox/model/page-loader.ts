import type { CallInput } from '../../../../core/contract/calls.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { applyAnswer, isWhole, missingPages, PAGE, type Pages } from './pages.ts';

interface PageLoaderOptions {
  readonly connection: Connection;
  readonly pages: () => Pages;
  /** The search that the pages are of; undefined: of the whole history. */
  readonly search: () => string | undefined;
  readonly onPages: (pages: Pages) => void;
  /** Why a page could not be read; null once one could. */
  readonly onProblem: (problem: string | null) => void;
}

export interface PageLoader {
  /** The last position that is looked at: pages near it are worth keeping. */
  readonly near: number;
  /** The positions that are on the screen. */
  show(from: number, to: number): void;
  /** Asks for what is missing of them. */
  fill(): void;
  /** Answers that are on their way belong to another history. */
  forget(): void;
}

const FETCHES_AT_ONCE = 2;

/** What a page is asked for with. */
export function pageOf(search: string | undefined, number: number): CallInput<'events.page'> {
  const page = { offset: number * PAGE, limit: PAGE };
  return search === undefined ? page : { ...page, search };
}

export function createPageLoader(options: PageLoaderOptions): PageLoader {
  const { connection, pages, search, onPages, onProblem } = options;
  const fetching = new Set<number>();
  /** Pages whose answer failed or did not complete them: asked again when the user moves, never in a spin. */
  const waiting = new Set<number>();
  let view = { from: 0, to: 0 };
  let history = 0;

  const fetch = async (number: number): Promise<void> => {
    const asked = history;
    const { first, total } = pages();
    fetching.add(number);
    try {
      const answer = await connection.call('events.page', pageOf(search(), number));
      if (asked !== history) return;
      fetching.delete(number);
      const next = applyAnswer(pages(), number * PAGE, answer);
      if (next.total === total && next.first === first && !isWhole(next, number)) waiting.add(number);
      onProblem(null);
      onPages(next);
    } catch (thrown) {
      if (asked !== history) return;
      fetching.delete(number);
      waiting.add(number);
      onProblem(messageOf(thrown));
    }
  };

  const fill = (): void => {
    for (const number of missingPages(pages(), view.from, view.to)) {
      if (fetching.size >= FETCHES_AT_ONCE) return;
      if (!fetching.has(number) && !waiting.has(number)) void fetch(number);
    }
  };

  return {
    get near() {
      return view.to;
    },
    show(from, to) {
      view = { from, to };
      waiting.clear();
      fill();
    },
    fill,
    forget() {
      history++;
      fetching.clear();
      waiting.clear();
    },
  };
}

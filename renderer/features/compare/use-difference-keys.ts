import { useActions } from '../commands/use-actions.ts';

/** The keys for the next difference and the previous one. */
export function useDifferenceKeys(go: (step: 1 | -1) => void): void {
  useActions({ 'compare.next': { run: () => go(1) }, 'compare.previous': { run: () => go(-1) } });
}

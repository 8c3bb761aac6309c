import { useWindowEvent } from '@mantine/hooks';

/** Keys that are letters stay letters where text is typed. */
const TYPED_INTO = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]';

/** N goes to the next difference, P to the previous one. */
export function useDifferenceKeys(go: (step: 1 | -1) => void): void {
  useWindowEvent('keydown', (event) => {
    const { target, key } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (target instanceof HTMLElement && target.closest(TYPED_INTO) !== null) return;
    if (key !== 'n' && key !== 'p') return;
    event.preventDefault();
    go(key === 'n' ? 1 : -1);
  });
}

/** A ref for a scrolling region without controls: it takes the focus itself, so that the keys can scroll it. */
export function focusable(element: HTMLElement | null): void {
  if (element) element.tabIndex = 0;
}

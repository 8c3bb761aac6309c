import { focusMain } from '../../ui/focus-main.ts';

/** Shows a place of the page, and goes there with the keyboard. `href`: as in a link, `#/inbox/7`. */
export function openPlace(href: string): void {
  window.location.hash = href.slice(1);
  focusMain();
}

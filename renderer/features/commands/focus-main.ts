/** The focus goes to what is shown, so that the next Tab goes into it. */
export function focusMain(): void {
  document.getElementById('main')?.focus();
}

/** Shows a place of the page, and goes there with the keyboard. `href`: as in a link, `#/inbox/7`. */
export function openPlace(href: string): void {
  window.location.hash = href.slice(1);
  focusMain();
}

/** The focus goes to what is shown, so that the next Tab goes into it. */
export function focusMain(): void {
  document.getElementById('main')?.focus();
}

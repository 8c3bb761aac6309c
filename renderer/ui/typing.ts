/** Whether keys that are characters are text there. */
export function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(FIELDS) !== null;
}

const FIELDS =
  'input:not([type="radio"], [type="checkbox"], [type="button"], [type="range"]), textarea, select, [contenteditable]:not([contenteditable="false"])';

/**
 * Runs inside the page (see ../reach.ts): scrolls to every control as a focus does, and names those that cannot be brought into the
 * window whole, that something else covers, or for which something scrolls that no user can scroll.
 */
() => {
  const SLACK = 2;
  const CONTROLS =
    'a[href], button, input, select, textarea, summary, [role=tab], [role=option], [role=menuitem]';
  const found = new Set();

  wide('the page', document.documentElement);
  for (const title of document.querySelectorAll('h1'))
    for (const around of ancestors(title))
      if (/auto|scroll/.test(getComputedStyle(around).overflowX))
        wide(`what holds "${title.textContent}"`, around);
  // Behind a dialog there is nothing to reach.
  const scope = document.querySelector('[role=dialog][aria-modal=true]') ?? document;
  for (const element of scope.querySelectorAll(CONTROLS)) if (isSeen(element)) look(element);
  return [...found];

  function wide(name, { scrollWidth, clientWidth }) {
    if (scrollWidth > clientWidth + SLACK)
      found.add(`${name} is ${scrollWidth} wide and shows ${clientWidth}`);
  }

  /** What is for screen readers alone has no place of its own. */
  function isSeen(element) {
    const { width, height } = element.getBoundingClientRect();
    const isDrawn = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return width > 2 && height > 2 && isDrawn && getComputedStyle(element).clipPath === 'none';
  }

  function look(element) {
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const box = element.getBoundingClientRect();
    for (const around of ancestors(element)) {
      if (isStuck(around)) found.add(`${nameOf(element)} is cut off by ${nameOf(around)}`);
      else if (sticksOut(box, around)) found.add(`${nameOf(element)} sticks out of ${nameOf(around)}`);
    }
    if (isOutside(box)) found.add(`${nameOf(element)} stands outside of the window`);
    else {
      const over = coverOf(element, box);
      if (over) found.add(`${nameOf(element)} is covered by ${nameOf(over)}`);
    }
  }

  function* ancestors(element) {
    for (let around = element.parentElement; around; around = around.parentElement) yield around;
  }

  /** Scrolled by us though no user can scroll it; put back. */
  function isStuck(around) {
    const { overflowX, overflowY } = getComputedStyle(around);
    const hidden = /hidden|clip/;
    const stuck =
      (hidden.test(overflowX) && around.scrollLeft !== 0) ||
      (hidden.test(overflowY) && around.scrollTop !== 0);
    if (stuck) around.scrollTo(0, 0);
    return stuck;
  }

  function sticksOut(box, around) {
    if (getComputedStyle(around).overflowX === 'visible') return false;
    const frame = around.getBoundingClientRect();
    return box.width < frame.width && (box.right > frame.right + SLACK || box.left < frame.left - SLACK);
  }

  /** One that is larger than the window need not fit. */
  function isOutside({ left, top, right, bottom, width, height }) {
    const across = width <= innerWidth && (left < -SLACK || right > innerWidth + SLACK);
    return across || (height <= innerHeight && (top < -SLACK || bottom > innerHeight + SLACK));
  }

  /** What a click on its middle would hit instead of it, or of the label that stands for it. */
  function coverOf(element, { left, top, width, height }) {
    const hit = document.elementFromPoint(left + width / 2, top + height / 2) ?? document.documentElement;
    if (element.contains(hit)) return null;
    if (hit.contains(element) && hit !== document.documentElement) return null;
    // A list that is open is there for the moment, and Escape closes it.
    if (hit.closest('[role=listbox], [role=menu], [role=dialog]')) return null;
    const isLabel = [...(element.labels ?? [])].some(
      (label) => label.contains(hit) || label.parentElement?.contains(hit),
    );
    return isLabel ? null : hit;
  }

  function nameOf(element) {
    const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `${element.tagName.toLowerCase()}.${element.className} "${words.trim().slice(0, 50)}"`;
  }
};

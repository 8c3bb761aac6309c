import type { DocumentSource } from '../../../../core/contract/models.ts';

/** The editor's own elements are made by hand: React does not draw in it. */
export function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

export function sourceLink({ title, url }: DocumentSource): HTMLElement {
  const made = element(url === null ? 'span' : 'a', '', title);
  const attributes = url === null ? {} : { href: url, target: '_blank', rel: 'noreferrer' };
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

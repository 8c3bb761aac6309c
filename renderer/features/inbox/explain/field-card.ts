import { element, sourceLink } from '../body/editor-dom.ts';
import type { Explanation } from './explain.ts';

/** What is said of a field, as a card for the editor. */
export function fieldCard({ name, facts, documented, says, source }: Explanation): HTMLElement {
  const card = element('div', 'hg-card');
  const head = element('div', 'hg-card-head');
  head.append(element('code', '', name));
  if (facts.length > 0) head.append(element('span', 'hg-card-facts', facts.join(' · ')));
  const text = element('p', documented ? '' : 'hg-card-open', says);
  const foot = element('div', 'hg-card-source');
  foot.append(sourceLink(source));
  card.append(head, text, foot);
  return card;
}

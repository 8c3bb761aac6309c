import type { Span } from './scale.ts';

/** `after:` or `before:` with its value, in quotes or not, and what stands around it. */
const TIME_TERM = /(^|\s)-?(?:after|before):(?:"(?:[^"\\]|\\.)*"|\S+)/gi;

/** A search that asks for a span of time as well; null asks for none. What else it asks for stays as it was typed. */
export function withTimes(search: string, span: Span | null): string {
  const rest = search.replace(TIME_TERM, '$1').replace(/\s+/g, ' ').trim();
  if (span === null) return rest;
  const terms = `after:${moment(span.from)} before:${moment(span.to)}`;
  return rest === '' ? terms : `${rest} ${terms}`;
}

/** To the second where that is all there is to say. */
const moment = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

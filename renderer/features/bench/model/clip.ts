import { plural } from '../../../ui/format.ts';

/** More of one text than this is no use to a reader, and a header may hold 64 KB. */
const LONGEST = 400;

export interface Clipped {
  readonly text: string;
  /** "and 12 more characters"; null where all of it is there. */
  readonly rest: string | null;
}

export function clip(text: string, longest: number = LONGEST): Clipped {
  if (text.length <= longest) return { text, rest: null };
  return { text: text.slice(0, longest), rest: `… and ${plural(text.length - longest, 'more character')}` };
}

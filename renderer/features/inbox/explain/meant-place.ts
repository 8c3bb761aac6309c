const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\t';

/**
 * The place of the field that a cursor means: before a line's text it is that text, behind it and at a comma what ends
 * there. So a walk down the lines passes field by field, at whatever column.
 */
export function meantPlace(text: string, cursor: number): number {
  let ahead = cursor;
  while (isBlank(text[ahead])) ahead++;
  const next = text[ahead];
  if (next !== undefined && next !== '\n' && next !== ',') return ahead;
  let behind = cursor - 1;
  while (isBlank(text[behind]) || text[behind] === ',') behind--;
  return behind >= 0 && text[behind] !== '\n' ? behind : ahead;
}

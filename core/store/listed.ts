/**
 * SQL that is true of a request in the list: it is in no gap. `seq` is a column. Gaps do not overlap, so the last that begins
 * before a number is the only one that could hold it.
 */
export const listed = (seq: string): string =>
  `coalesce((SELECT last FROM gaps WHERE first <= ${seq} ORDER BY first DESC LIMIT 1) < ${seq}, 1)`;

import { READ_BYTES } from '../../query/searchable.ts';

/** SQL of as much of a body as a search looks at. (`substr` of an empty one would be no bytes at all, but null.) */
export const readBody = (column: string): string =>
  `CASE WHEN length(${column}) > ${READ_BYTES} THEN substr(${column}, 1, ${READ_BYTES}) ELSE ${column} END AS body`;

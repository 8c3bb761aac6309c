import type { EventSummary } from '../../../../core/contract/models.ts';
import { formatCount, plural } from '../../../ui/format.ts';

export interface ArrivalCount {
  readonly events: number;
  readonly invalid: number;
}

export const noArrivals: ArrivalCount = { events: 0, invalid: 0 };

export function countArrivals(
  before: ArrivalCount,
  rows: readonly EventSummary[],
  count: number,
): ArrivalCount {
  const invalid = rows.filter((row) => row.validation?.status === 'invalid').length;
  return { events: before.events + count, invalid: before.invalid + invalid };
}

/** "3 new events, 1 invalid". */
export function arrivalWords({ events, invalid }: ArrivalCount): string {
  const said = plural(events, 'new event');
  return invalid > 0 ? `${said}, ${formatCount(invalid)} invalid` : said;
}

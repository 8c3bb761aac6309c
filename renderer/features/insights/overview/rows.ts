import type { InsightsReport, SpreadPart } from '../../../../core/contract/timeline-calls.ts';
import type { ChartRow } from '../../../ui/BarChart.tsx';
import { formatCount } from '../../../ui/format.ts';
import { type Tone, validationVerdicts } from '../../../ui/verdicts.ts';

type TypeInsight = InsightsReport['types'][number];

/** Types that a picture shows; the table has all. */
const MOST_BARS = 12;
const TONES = ['good', 'warn', 'bad', 'faint'] as const;

export function typeName({ provider, eventType }: Pick<TypeInsight, 'provider' | 'eventType'>): string {
  if (provider === null) return 'Not recognised';
  return `${provider}/${eventType ?? 'unknown type'}`;
}

/** How many events of a type there are by the tone of their verdict. */
export function tonesOf({ provider, statuses, events }: TypeInsight): Record<Tone, number> {
  // Nobody promised anything where no provider is known.
  if (provider === null) return { good: 0, warn: 0, bad: 0, faint: events };
  const tones: Record<Tone, number> = { good: 0, warn: 0, bad: 0, faint: 0 };
  let told = 0;
  for (const [status, { tone }] of Object.entries(validationVerdicts)) {
    const count = new Map(Object.entries(statuses)).get(status) ?? 0;
    tones[tone] += count;
    told += count;
  }
  // Not inspected yet.
  tones.faint += events - told;
  return tones;
}

export function typeRows(types: readonly TypeInsight[]): ChartRow[] {
  return types.slice(0, MOST_BARS).map((type) => {
    const tones = tonesOf(type);
    return {
      key: typeName(type),
      label: typeName(type),
      parts: TONES.filter((tone) => tones[tone] > 0).map((tone) => ({ tone, value: tones[tone] })),
      told: formatCount(type.events),
    };
  });
}

/** `words` writes a bound with its unit. */
export function partRows(parts: readonly SpreadPart[], words: (bound: number) => string): ChartRow[] {
  return parts.map(({ upTo, events }) => ({
    key: String(upTo),
    label: `up to ${words(upTo)}`,
    parts: events > 0 ? [{ tone: 'accent' as const, value: events }] : [],
    told: formatCount(events),
  }));
}

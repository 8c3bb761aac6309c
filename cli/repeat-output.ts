import type { RepeatReport } from '../core/contract/repeats.ts';

/** What became of many deliveries, for people. */
export function repeatText({ asked, sent, ok, outcomes, times, seconds, cancelled }: RepeatReport): string {
  const rate = seconds > 0 ? `, ${Math.round(sent / seconds)} a second` : '';
  const lines = [
    `${cancelled ? `Cancelled: ${sent} of ${asked}` : sent} sent in ${seconds.toFixed(1)} s${rate}; ${ok} accepted.`,
  ];
  if (times)
    lines.push(
      `Answer time: p50 ${ms(times.p50Ms)}, p95 ${ms(times.p95Ms)}, p99 ${ms(times.p99Ms)}, longest ${ms(times.maxMs)}.`,
    );
  for (const { status, problem, count } of outcomes)
    lines.push(`${String(count).padStart(8)}  ${status ?? problem ?? 'no answer'}`);
  return lines.join('\n');
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

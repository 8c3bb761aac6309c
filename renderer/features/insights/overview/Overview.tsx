import { Button, Loader } from '@mantine/core';
import { useEffect } from 'react';
import type { InsightsReport, Timeline } from '../../../../core/contract/timeline-calls.ts';
import { useConnection, useServices, useSlice } from '../../../services.ts';
import { BarChart } from '../../../ui/BarChart.tsx';
import { formatBytes, formatCount, formatDuration, plural } from '../../../ui/format.ts';
import { eventsOf } from '../../inbox/timeline/scale.ts';
import { TimelineBars } from '../../inbox/timeline/TimelineBars.tsx';
import { TimelineTable } from '../../inbox/timeline/TimelineTable.tsx';
import { Card } from './Card.tsx';
import { DuplicateCard } from './DuplicateCard.tsx';
import styles from './overview.module.css';
import { partRows, tonesOf, typeName, typeRows } from './rows.ts';
import { Table } from './Table.tsx';

/** What the newest events have in common: rate, verdicts, reply times, sizes and what came twice. */
export function Overview() {
  const { insights } = useServices();
  const { overview } = insights;
  const live = useConnection((state) => state.link.status === 'live');
  const { report, timeline, looked, problem, stale } = useSlice(
    (services) => services.insights.overview,
    (state) => state,
  );
  useEffect(() => {
    if (live && overview.store.getState().report === null) void overview.load();
  }, [overview, live]);
  return (
    <div className={styles.page}>
      <div className={styles.bar} role="status">
        {looked ? <Loader size="xs" aria-hidden="true" /> : null}
        <span className={problem === null ? 'muted' : styles.problem}>
          {problem ?? standing(report, looked)}
        </span>
        {looked ? (
          <Button variant="subtle" onClick={overview.cancel}>
            Stop
          </Button>
        ) : (
          <Button onClick={() => void overview.load()}>
            {stale ? 'Look again: events changed' : 'Look again'}
          </Button>
        )}
      </div>
      {report && timeline && report.events > 0 ? <Cards report={report} timeline={timeline} /> : null}
    </div>
  );
}

function standing(report: InsightsReport | null, looked: { done: number; of: number | null } | null): string {
  if (looked)
    return `Looking at ${looked.of === null ? 'the events' : `${formatCount(looked.done)} of ${formatCount(looked.of)} events`}…`;
  if (!report) return '';
  if (report.events === 0) return 'No event yet: insights come with the first ones.';
  const all = report.events === report.of;
  return all
    ? `Of all ${plural(report.events, 'event')}`
    : `Of the newest ${formatCount(report.events)} of ${plural(report.of, 'event')}`;
}

function Cards({ report, timeline }: { report: InsightsReport; timeline: Timeline }) {
  return (
    <div className={styles.cards}>
      <Card
        title="Rate"
        told={rateWords(timeline)}
        picture={
          <div className={styles.rate}>
            <TimelineBars timeline={timeline} brush={null} cursor={null} />
          </div>
        }
        table={<TimelineTable timeline={timeline} />}
      />
      <Card
        title="Verdicts by type"
        told="Valid, with warnings, wrong, and not to be judged; the most frequent types first."
        picture={<BarChart rows={typeRows(report.types)} />}
        table={<TypeTable report={report} />}
      />
      <SpreadCard title="Reply times" report={report.replies} words={formatDuration} />
      <SpreadCard title="Sizes" report={report.sizes} words={(bytes) => formatBytes(bytes)} />
      <DuplicateCard duplicates={report.duplicates} />
    </div>
  );
}

function rateWords({ bars, barMs }: Timeline): string {
  const most = Math.max(0, ...bars.map(eventsOf));
  return `At most ${plural(most, 'event')} in ${stepWords(barMs / 1_000)}. The whole list, by time.`;
}

const UNITS = [
  { seconds: 86_400, name: 'day' },
  { seconds: 3_600, name: 'hour' },
  { seconds: 60, name: 'minute' },
] as const;

function stepWords(seconds: number): string {
  const unit = UNITS.find((each) => seconds % each.seconds === 0) ?? { seconds: 1, name: 'second' };
  return plural(seconds / unit.seconds, unit.name);
}

interface SpreadCardProps {
  title: string;
  report: InsightsReport['sizes'];
  words: (value: number) => string;
}

function SpreadCard({ title, report: { spread, parts }, words }: SpreadCardProps) {
  return (
    <Card
      title={title}
      told={
        spread === null
          ? 'Nothing to measure yet.'
          : `Half are at most ${words(spread.p50)} (p50), 95 % at most ${words(spread.p95)} (p95), the most is ${words(spread.most)}.`
      }
      picture={<BarChart rows={partRows(parts, words)} />}
      table={
        <Table
          label={title}
          columns={['Up to', 'Events']}
          rows={parts.map(({ upTo, events }) => ({
            key: String(upTo),
            cells: [words(upTo), formatCount(events)],
          }))}
        />
      }
    />
  );
}

function TypeTable({ report }: { report: InsightsReport }) {
  return (
    <Table
      label="Verdicts by type"
      columns={[
        'Type',
        'Events',
        'Valid',
        'Warnings',
        'Wrong',
        'Not judged',
        'Reply p50',
        'Reply p95',
        'Size p50',
      ]}
      rows={report.types.map((type) => {
        const { good, warn, bad, faint } = tonesOf(type);
        return {
          key: typeName(type),
          cells: [
            typeName(type),
            ...[type.events, good, warn, bad, faint].map(formatCount),
            type.replies ? formatDuration(type.replies.p50) : '—',
            type.replies ? formatDuration(type.replies.p95) : '—',
            type.sizes ? formatBytes(type.sizes.p50) : '—',
          ],
        };
      })}
    />
  );
}

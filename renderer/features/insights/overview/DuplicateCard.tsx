import type { InsightsReport } from '../../../../core/contract/timeline-calls.ts';
import { formatCount, plural } from '../../../ui/format.ts';
import styles from './overview.module.css';
import { typeName } from './rows.ts';
import { Table } from './Table.tsx';

/** Bodies that came more than once: a provider's retries, or a replay. */
export function DuplicateCard({ duplicates }: { duplicates: InsightsReport['duplicates'] }) {
  const { events, groups } = duplicates;
  return (
    <section className={styles.card} aria-labelledby="duplicates-title">
      <div className={styles.cardHead}>
        <h2 id="duplicates-title">Duplicates</h2>
      </div>
      <p className="muted">
        {events === 0
          ? 'No body came twice, byte for byte.'
          : `${plural(events, 'event')} brought a body that had come before, byte for byte.`}
      </p>
      {groups.length === 0 ? null : (
        <Table
          label="Duplicates"
          columns={['Type', 'Times', 'First', 'Last']}
          rows={groups.map((group) => ({
            key: `${group.firstSeq} ${group.lastSeq}`,
            cells: [
              typeName(group),
              formatCount(group.times),
              <EventLink key="first" seq={group.firstSeq} />,
              <EventLink key="last" seq={group.lastSeq} />,
            ],
          }))}
        />
      )}
    </section>
  );
}

const EventLink = ({ seq }: { seq: number }) => (
  <a href={`#/inbox/${seq}`} aria-label={`Event ${seq} in the Inbox`}>
    #{seq}
  </a>
);

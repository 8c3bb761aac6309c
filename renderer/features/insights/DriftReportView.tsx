import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { DriftReport } from '../../../core/contract/drift-calls.ts';
import { driftNotes, driftSummary } from '../../../core/contract/drift-words.ts';
import { useSlice } from '../../services.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { plural } from '../../ui/format.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { DriftTable } from './DriftTable.tsx';
import styles from './insights.module.css';
import { rangeWords, reportMark } from './words.ts';

const filters = [
  { value: 'all', label: 'All' },
  { value: 'differences', label: 'Differences' },
] as const;
type Filter = (typeof filters)[number]['value'];

/** `counted`: all events of the type that there were. */
export function DriftReportView({ report, counted }: { report: DriftReport; counted: number }) {
  const [filter, setFilter] = useState<Filter>('all');
  const differing = report.fields.filter(({ findings }) => findings.length > 0);
  const shown = filter === 'all' ? report.fields : differing;
  return (
    <>
      <Summary report={report} counted={counted} />
      <div className={styles.tools}>
        <SegmentedControl aria-label="Fields shown" data={[...filters]} value={filter} onChange={setFilter} />
        <span className="faint">{plural(shown.length, 'field')}</span>
        <span className={styles.grow} />
        <CopyButton
          name="Copy as JSON: the report"
          label="Copy as JSON"
          text={JSON.stringify(report, null, 2)}
        />
      </div>
      {shown.length > 0 ? (
        <DriftTable fields={shown} />
      ) : (
        <p className={styles.noRows}>
          {filter === 'all' ? 'There is no field to tell of.' : 'No field differs from the document.'}
        </p>
      )}
    </>
  );
}

function Summary({ report, counted }: { report: DriftReport; counted: number }) {
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const { glyph, tone } = reportMark(report);
  const said = [rangeWords(report, counted, zone, new Date()), ...driftNotes(report)];
  return (
    <section className={styles.summary} data-tone={tone} aria-label="Summary">
      <Glyph name={glyph} tone={tone} />
      <div>
        <strong>{driftSummary(report)}</strong>
        <div className="muted">{said.filter((sentence) => sentence !== '').join(' ')}</div>
      </div>
    </section>
  );
}

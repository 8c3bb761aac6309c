import { Button, Loader, Select } from '@mantine/core';
import { useEffect } from 'react';
import type { TimelineList } from '../../../../core/contract/flow-calls.ts';
import { useServices, useSlice } from '../../../services.ts';
import { plural } from '../../../ui/format.ts';
import styles from './live.module.css';
import { Subject } from './Subject.tsx';

/** Events of the inbox by whom they are about, held against what the documents say of their order. */
export function LiveEvents() {
  const { timelines } = useServices();
  const { provider, list, loading, problem, fresh } = useSlice(
    (services) => services.timelines,
    (state) => state,
  );
  const providers = useSlice(
    (services) => services.directory,
    (state) => state.providers,
  );
  const first =
    provider ?? [...providers.keys()].find((id) => id === 'okhi') ?? [...providers.keys()][0] ?? null;
  useEffect(() => {
    if (first !== null) void timelines.look(first);
  }, [timelines, first]);
  return (
    <div className={styles.page}>
      <div className={styles.tools}>
        <Select
          aria-label="Provider"
          data={[...providers.values()].map(({ id, label }) => ({ value: id, label }))}
          value={first}
          allowDeselect={false}
          onChange={(id) => id !== null && void timelines.look(id)}
        />
        <Button disabled={first === null} onClick={() => first !== null && void timelines.look(first)}>
          {fresh > 0 ? `${plural(fresh, 'new event')} — look again` : 'Look again'}
        </Button>
        {loading ? <Loader size="xs" aria-label="Looking at the events" /> : null}
        <span className="muted">{list ? summary(list) : ''}</span>
      </div>
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {list ? (
        <Subjects list={list} provider={first} label={providers.get(first ?? '')?.label ?? 'This provider'} />
      ) : null}
    </div>
  );
}

interface SubjectsProps {
  list: TimelineList;
  /** Id of the provider, and what it is called. */
  provider: string | null;
  label: string;
}

function Subjects({ list, provider, label }: SubjectsProps) {
  if (list.subjectLabel === null)
    return <p className={styles.none}>No document says how the events of {label} follow one another.</p>;
  if (list.subjects.length === 0)
    return (
      <p className={styles.none}>
        {list.looked === 0
          ? `No event of ${label} has come yet. Play one of its flows at our own receiver, and its events stand here by their ${list.subjectLabel}.`
          : `None of the ${plural(list.looked, 'event')} says which ${list.subjectLabel} it is about.`}
      </p>
    );
  return (
    <ul className={styles.subjects} aria-label="Subjects">
      {list.subjects.map((subject) => (
        <Subject
          key={subject.subject}
          timeline={subject}
          provider={provider}
          label={list.subjectLabel ?? ''}
        />
      ))}
    </ul>
  );
}

function summary({ subjects, looked, unnamed }: TimelineList): string {
  const remarks = subjects.reduce((sum, subject) => sum + subject.remarks.length, 0);
  const said = `${plural(subjects.length, 'subject')} in the newest ${plural(looked, 'event')}, ${plural(remarks, 'remark')}`;
  return unnamed > 0 ? `${said}; ${unnamed} without a subject` : said;
}

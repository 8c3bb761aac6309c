import type { EventDetail, Issue } from '../../../../core/contract/models.ts';
import { formatCount, plural } from '../../../ui/format.ts';
import { SourceLink } from '../../../ui/SourceLink.tsx';
import { validationVerdict } from '../list/row-text.ts';
import { shownIssues } from '../model/shown-issues.ts';
import styles from './detail.module.css';
import { VerdictBox } from './VerdictBox.tsx';

export function ValidationTab({ event }: { event: EventDetail }) {
  const verdict = validationVerdict(event);
  const issues = event.validation?.issues ?? [];
  const { shown } = shownIssues(issues);
  return (
    <div className={styles.page}>
      <VerdictBox verdict={verdict} explanation={verdict.explanation} />
      <Group severity="error" issues={issues} shown={shown} />
      <Group severity="warning" issues={issues} shown={shown} />
    </div>
  );
}

interface GroupProps {
  severity: Issue['severity'];
  issues: readonly Issue[];
  /** Those of the issues that are drawn. */
  shown: readonly Issue[];
}

function Group({ severity, issues, shown }: GroupProps) {
  const isOwn = (issue: Issue): boolean => issue.severity === severity;
  const count = issues.filter(isOwn).length;
  const drawn = shown.filter(isOwn);
  if (count === 0) return null;
  return (
    <>
      <h2 className={styles.groupTitle}>{plural(count, severity)}</h2>
      <ul className={styles.issues} aria-label={severity === 'error' ? 'Errors' : 'Warnings'}>
        {drawn.map((issue) => (
          <IssueItem key={`${issue.path} ${issue.code} ${issue.message}`} issue={issue} />
        ))}
      </ul>
      {count > drawn.length ? <p className="muted">And {formatCount(count - drawn.length)} more.</p> : null}
    </>
  );
}

function IssueItem({ issue }: { issue: Issue }) {
  return (
    <li className={styles.issue} data-severity={issue.severity}>
      <div className={styles.issueHead}>
        <span className={`mono ${styles.pointer}`}>{issue.path === '' ? 'the whole body' : issue.path}</span>
        <span className={`mono faint ${styles.code}`}>{issue.code}</span>
      </div>
      <div>{issue.message}</div>
      <dl className={styles.facts2}>
        <Fact name="Expected" value={issue.expected} mono />
        <Fact name="Came" value={issue.received} mono />
        {issue.source ? (
          <>
            <dt>Document</dt>
            <dd>
              <SourceLink source={issue.source} />
            </dd>
          </>
        ) : null}
      </dl>
    </li>
  );
}

function Fact({ name, value, mono }: { name: string; value: string | null; mono?: boolean }) {
  if (value === null) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd className={mono ? 'mono' : undefined}>{value}</dd>
    </>
  );
}

import type { ReactNode } from 'react';
import type { CaseEvidence, CaseResult } from '../../../core/contract/checks.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Fold } from '../../ui/Fold.tsx';
import { formatDuration, plural } from '../../ui/format.ts';
import { keyed } from '../../ui/keyed.ts';
import { Tag } from '../../ui/Tag.tsx';
import styles from './check.module.css';
import { requestText, responseText } from './model/exchange-text.ts';
import { statusVerdicts } from './words.ts';

/** Exchanges that stand open; the others of a burst look like them. */
const OPEN = 2;

/** One case: what a right handler does, why, what this one did, and what proves it. */
export function CaseDetail({ shown }: { shown: CaseResult | null }) {
  if (!shown) return <section className={styles.detail} aria-label="Case" />;
  const { title, status, observed, expected, why, evidence, id } = shown;
  const others = evidence.slice(OPEN);
  return (
    <section className={styles.detail} aria-label="Case">
      <div className={styles.detailHead}>
        <Tag {...statusVerdicts[status]} />
        <h2>{title}</h2>
        <code className="faint mono">{id}</code>
      </div>
      <p>{observed}</p>
      <Card title="What is expected, and why">
        <p>
          {expected} {why}
        </p>
      </Card>
      <Exchanges evidence={evidence.slice(0, OPEN)} named={evidence.length > 1} />
      {others.length === 0 ? null : (
        <Fold summary={`${plural(others.length, 'more request', 'more requests')}`}>
          <Exchanges evidence={others} named />
        </Fold>
      )}
    </section>
  );
}

/** `named`: of several, each says which it is. */
function Exchanges({ evidence, named }: { evidence: readonly CaseEvidence[]; named: boolean }) {
  return keyed(evidence).map(({ key, item }) => <Exchange key={key} one={item} named={named} />);
}

function Exchange({ one, named }: { one: CaseEvidence; named: boolean }) {
  const sent = requestText(one);
  const answered = responseText(one);
  return (
    <>
      <Card
        title={named ? `Sent: ${one.title}` : 'Sent'}
        tools={<CopyButton name="Copy request" label="Copy" text={sent} />}
      >
        <pre className={styles.wire}>{sent}</pre>
      </Card>
      <Card
        title={answered === null ? 'Not answered' : 'Answered'}
        tools={
          <>
            <span className="faint mono">{formatDuration(one.durationMs)}</span>
            {answered === null ? null : <CopyButton name="Copy answer" label="Copy" text={answered} />}
          </>
        }
      >
        {one.error === null ? null : <p>{one.error}</p>}
        {answered === null ? null : <pre className={styles.wire}>{answered}</pre>}
      </Card>
    </>
  );
}

function Card({ title, tools, children }: { title: string; tools?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.card} aria-label={title}>
      <header>
        <h3>{title}</h3>
        {tools}
      </header>
      <div className={styles.cardBody}>{children}</div>
    </section>
  );
}

import type { HeaderChange, ReplayPlan } from '../../../core/contract/replay-calls.ts';
import { Fold } from '../../ui/Fold.tsx';
import { formatBytes, plural } from '../../ui/format.ts';
import { keyed } from '../../ui/keyed.ts';
import styles from './replay.module.css';

/** What will go out, held against what came. */
export function ReplayPlanView({ plan, several }: { plan: ReplayPlan; several: boolean }) {
  const { method, url, changes, bodySize, scheme, remarks } = plan;
  const kept = changes.filter(({ kind }) => kind === 'kept');
  const other = changes.filter(({ kind }) => kind !== 'kept');
  return (
    <section className={styles.plan} aria-label="What will be sent">
      <h3>{several ? 'What will be sent, shown for the first' : 'What will be sent'}</h3>
      <p className={`mono ${styles.line}`}>
        {method} {url}
      </p>
      <p className="muted">
        The body as it came, {formatBytes(bodySize)}.{' '}
        {scheme === null ? 'Nothing is signed anew.' : `Signed now: ${scheme}.`}
      </p>
      {remarks.map((remark) => (
        <p key={remark} className={styles.remark}>
          {remark}
        </p>
      ))}
      <Changes label="Headers that change" list={other} />
      {kept.length > 0 ? (
        <Fold summary={`${plural(kept.length, 'header')} as ${kept.length === 1 ? 'it' : 'they'} came`}>
          <Changes label="Headers as they came" list={kept} />
        </Fold>
      ) : null}
    </section>
  );
}

function Changes({ label, list }: { label: string; list: readonly HeaderChange[] }) {
  if (list.length === 0) return null;
  return (
    <table className={styles.changes} aria-label={label}>
      <thead className="unseen">
        <tr>
          <th scope="col">Header</th>
          <th scope="col">Value</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {keyed(list).map(({ key, item: { name, kind, was, becomes, why } }) => (
          <tr key={key} data-kind={kind}>
            <th scope="row" className="mono">
              {name}
            </th>
            <td className="mono">
              {kind === 'changed' || kind === 'dropped' ? <del>{was}</del> : null}
              {kind === 'changed' ? ' ' : null}
              {kind === 'dropped' ? null : kind === 'kept' ? becomes : <ins>{becomes}</ins>}
            </td>
            <td className="faint">{kind === 'dropped' ? `left out: ${why}` : why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

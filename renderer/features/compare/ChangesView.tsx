import { useRef } from 'react';
import type { Comparison, HeaderChange, JsonChange } from '../../../core/contract/compare-calls.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { formatCount, plural } from '../../ui/format.ts';
import styles from './compare.module.css';
import { DifferenceButtons } from './DifferenceButtons.tsx';
import { useDifferenceKeys } from './use-difference-keys.ts';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly kind: JsonChange['kind'];
  readonly before: string | null;
  readonly after: string | null;
}

const kinds: Readonly<Record<JsonChange['kind'], string>> = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  type: 'another type',
  moved: 'moved',
};

/** What differs, one row a difference: the JSON, whatever the order of its keys; the headers; the request line. */
export function ChangesView({ comparison }: { comparison: Comparison }) {
  const { body, headers, request, bytes } = comparison;
  const list = useRef<HTMLDivElement>(null);
  const go = (step: 1 | -1): void => focusRow(list.current, step);
  useDifferenceKeys(go);
  const rows = body.kind === 'json' ? body.changes.map(jsonRow) : [];
  const total = rows.length + headers.length + request.length;
  return (
    <div ref={list} className={styles.changes}>
      <div className={styles.bar}>
        <span className="muted">{bytesWords(comparison)}</span>
        <span className={styles.grow} />
        <DifferenceButtons disabled={total === 0} onStep={go} />
        {body.kind === 'json' ? (
          <CopyButton
            name="Copy as JSON: the changes"
            label="Copy as JSON"
            text={JSON.stringify(body.changes, null, 2)}
          />
        ) : null}
      </div>
      {body.kind === 'bytes' ? <p className="muted">{body.reason} Look at its bytes.</p> : null}
      {body.kind === 'json' && body.total === 0 && !bytes.same ? (
        <p>The bodies are the same JSON, written otherwise.</p>
      ) : null}
      <Changes title="Body" rows={rows} />
      {body.kind === 'json' && body.total > rows.length ? (
        <p className="muted">And {plural(body.total - rows.length, 'more change')}.</p>
      ) : null}
      <Changes title="Headers" rows={headers.map(headerRow)} />
      <Changes
        title="Request"
        rows={request.map(({ part, before, after }) => ({
          key: part,
          name: part,
          kind: 'changed',
          before,
          after,
        }))}
      />
    </div>
  );
}

const jsonRow = ({ path, kind, before, after }: JsonChange, index: number): Row => ({
  key: `${index} ${path}`,
  name: path || '(whole body)',
  ...{ kind, before, after },
});

const headerRow = ({ name, kind, before, after }: HeaderChange): Row => ({
  key: name,
  ...{ name, kind },
  before: kind === 'added' ? null : before.join('\n'),
  after: kind === 'removed' ? null : after.join('\n'),
});

function bytesWords({ bytes }: Comparison): string {
  const [left, right] = bytes.sizes;
  if (bytes.same) return `The bodies are the same ${plural(left, 'byte')}.`;
  return `The bytes differ from byte ${formatCount(bytes.first ?? 0)} on (${formatCount(left)} and ${formatCount(right)} bytes).`;
}

function Changes({ title, rows }: { title: string; rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <table className={styles.table} aria-label={`${title} changes`}>
      <caption className={styles.caption}>
        {title} <span className="faint">{plural(rows.length, 'change')}</span>
      </caption>
      <tbody>
        {rows.map(({ key, name, kind, before, after }) => (
          <tr key={key} tabIndex={-1} data-kind={kind} data-difference="">
            <th scope="row" className="mono">
              {name}
              <span className={styles.kind}>{kinds[kind]}</span>
            </th>
            <td className="mono">
              <Side text={before} as="del" />
            </td>
            <td className="mono">
              <Side text={after} as="ins" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An empty text is told in words: a blank place would look like nothing was there to compare. */
function Side({ text, as: Mark }: { text: string | null; as: 'del' | 'ins' }) {
  if (text === null) return <span className="faint">–</span>;
  return text === '' ? <span className="faint">(empty)</span> : <Mark>{text}</Mark>;
}

/** The focus goes along, so that a screen reader speaks the difference. */
function focusRow(list: HTMLElement | null, step: 1 | -1): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-difference]') ?? [])];
  const at = document.activeElement instanceof HTMLElement ? rows.indexOf(document.activeElement) : -1;
  const next = at < 0 ? (step === 1 ? 0 : rows.length - 1) : (at + step + rows.length) % rows.length;
  rows[next]?.focus();
}

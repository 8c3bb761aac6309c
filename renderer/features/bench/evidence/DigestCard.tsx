import type { BenchResult } from '../../../../core/contract/bench-calls.ts';
import type { SignatureTrace } from '../../../../core/contract/signature-trace.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { formatCount, plural } from '../../../ui/format.ts';
import { keyed } from '../../../ui/keyed.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { clip } from '../model/clip.ts';
import { type DigestLine, digestsOf } from '../model/digests.ts';
import { Card } from './Card.tsx';
import styles from './evidence.module.css';

interface DigestCardProps {
  trace: SignatureTrace;
  expected: BenchResult['expected'];
  matchHex: string | null;
}

/** Received and expected one below the other, the first difference marked. */
export function DigestCard({ trace, expected, matchHex }: DigestCardProps) {
  const { blocks, more } = digestsOf({ digests: trace.digests, expected, matchHex });
  if (blocks.length === 0) return null;
  return (
    <Card title="Digests" note={trace.digests.algorithm}>
      {blocks.map(({ title, lines }) => (
        <div key={title} className={styles.digests}>
          <h4>{title}</h4>
          {keyed(lines).map(({ key, item }) => (
            <Line key={key} line={item} title={title} />
          ))}
        </div>
      ))}
      {more > 0 ? <p className="faint">And {plural(more, 'more signature')}, not shown.</p> : null}
    </Card>
  );
}

function Line({ line: { name, text, against }, title }: { line: DigestLine; title: string }) {
  const at = against?.firstDifference ?? text.length;
  const shown = clip(text);
  return (
    <div className={styles.digestLine}>
      <span className="muted">{name}</span>
      <span className={`mono ${styles.digest}`}>
        <span data-tone={against?.same ? 'good' : undefined}>{shown.text.slice(0, at)}</span>
        {at < shown.text.length ? <mark>{shown.text.slice(at)}</mark> : null}
        {shown.rest}
      </span>
      <span className={styles.digestEnd}>
        {against ? <Outcome same={against.same} at={at} /> : null}
        <CopyButton name={`Copy ${name} ${title}`} label="Copy" text={text} />
      </span>
    </div>
  );
}

function Outcome({ same, at }: { same: boolean; at: number }) {
  return same ? (
    <Tag glyph="check" tone="good" label="identical" />
  ) : (
    <Tag glyph="cross" tone="bad" label={`differs from character ${formatCount(at + 1)}`} />
  );
}

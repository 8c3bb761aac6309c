import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { BenchMatch } from '../../../../core/contract/bench-calls.ts';
import type { SignatureTrace } from '../../../../core/contract/signature-trace.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { plural } from '../../../ui/format.ts';
import { keyed } from '../../../ui/keyed.ts';
import { decodeUtf8, joinBytes } from '../../inbox/body/bytes.ts';
import { HexView } from '../../inbox/body/HexView.tsx';
import { toHex } from '../model/encodings.ts';
import { type SignedPart, signedLength, signedParts, signedWords } from '../model/signed-bytes.ts';
import { Card } from './Card.tsx';
import { Difference } from './Difference.tsx';
import styles from './evidence.module.css';
import { PartRow } from './PartRow.tsx';

interface SignedCardProps {
  signed: SignatureTrace['signed'];
  /** The body, or its beginning. */
  body: Uint8Array;
  match: BenchMatch | null;
}

type View = 'text' | 'hex';

export function SignedCard({ signed, body, match }: SignedCardProps) {
  const [view, setView] = useState<View>('text');
  const parts = useMemo(() => (signed ? signedParts(signed, body) : null), [signed, body]);
  if (!parts)
    return (
      <Card title="Signed bytes">
        <p className="muted">
          Nothing could be put together: a part that is signed is missing. See above which.
        </p>
      </Card>
    );
  if (parts.length === 0) return null;
  return (
    <Card
      title="Signed bytes"
      note={`${signedWords(parts)}, ${plural(signedLength(parts), 'byte')}`}
      tools={
        <>
          <SegmentedControl<View>
            aria-label="View of the signed bytes"
            value={view}
            data={[
              { value: 'text', label: 'Text' },
              { value: 'hex', label: 'Hex' },
            ]}
            onChange={setView}
          />
          <CopyButton
            name={view === 'text' ? 'Copy signed bytes as text' : 'Copy signed bytes as hex'}
            label="Copy"
            text={copyText(parts, view)}
          />
        </>
      }
    >
      {view === 'text' ? (
        <div className={styles.parts}>
          {keyed(parts).map(({ key, item }) => (
            <PartRow key={key} part={item} alone={parts.length === 1} />
          ))}
        </div>
      ) : (
        <AsHex parts={parts} />
      )}
      {match?.signed ? <Difference match={match} ours={joined(parts)} total={signedLength(parts)} /> : null}
    </Card>
  );
}

function AsHex({ parts }: { parts: readonly SignedPart[] }) {
  const bytes = useMemo(() => joined(parts), [parts]);
  const missing = signedLength(parts) - bytes.length;
  return (
    <>
      <div
        className={styles.hex}
        style={{ height: `${Math.min(16, Math.ceil(bytes.length / 16)) * 20 + 18}px` }}
      >
        <HexView bytes={bytes} label="Signed bytes as hex" />
      </div>
      {missing > 0 ? <p className="faint">{plural(missing, 'more byte')}, not shown.</p> : null}
    </>
  );
}

/** What is here of it, up to the first gap. */
function joined(parts: readonly SignedPart[]): Uint8Array<ArrayBuffer> {
  const gap = parts.findIndex(({ missing }) => missing > 0);
  return joinBytes((gap < 0 ? parts : parts.slice(0, gap + 1)).map(({ bytes }) => bytes));
}

/** null where not all of it is here, or it is no text. */
function copyText(parts: readonly SignedPart[], view: View): (() => Promise<string>) | null {
  if (parts.some(({ missing }) => missing > 0)) return null;
  if (view === 'hex') return () => Promise.resolve(toHex(joined(parts)));
  return parts.every(({ bytes }) => decodeUtf8(bytes) !== null)
    ? () => Promise.resolve(decodeUtf8(joined(parts)) ?? '')
    : null;
}

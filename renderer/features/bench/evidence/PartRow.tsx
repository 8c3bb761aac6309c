import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatCount, plural } from '../../../ui/format.ts';
import { cutBytes, partName, type SignedPart } from '../model/signed-bytes.ts';
import { Bytes } from './Bytes.tsx';
import styles from './evidence.module.css';

const FIRST = 4 * 1024;
const LARGEST = 256 * 1024;

/** One piece of what is signed. Of a large one the beginning and the end, and more on request. */
export function PartRow({ part, alone }: { part: SignedPart; alone: boolean }) {
  const [limit, setLimit] = useState(FIRST);
  const { bytes, missing } = part;
  const { head, hidden, tail } = cutBytes(bytes, limit, missing);
  const canShowMore = limit < LARGEST && head.length < bytes.length - tail.length;
  return (
    <div className={styles.part} data-alone={alone || undefined}>
      {alone ? null : <span className={styles.partName}>{partName(part.part)}</span>}
      <div className={`mono ${styles.bytes}`} data-part={part.part}>
        <Bytes bytes={head} />
        {hidden > 0 ? (
          <span className={styles.gap}>
            … {plural(hidden, 'byte')} not shown …
            {canShowMore ? (
              <Button variant="subtle" onClick={() => setLimit(Math.min(LARGEST, limit * 8))}>
                Show more
              </Button>
            ) : null}
          </span>
        ) : null}
        <Bytes bytes={tail} />
        {part.part === 'body' ? <End part={part} /> : null}
      </div>
    </div>
  );
}

/** Where the body ends, which is where most invisible mistakes are. */
function End({ part: { bytes, missing } }: { part: SignedPart }) {
  if (missing > 0) return null;
  if (bytes.length === 0) return <span className="faint">empty, 0 bytes</span>;
  const breaks = bytes.at(-1) === 0x0a;
  return (
    <span className={styles.end}>
      {formatCount(bytes.length)} {bytes.length === 1 ? 'byte ends' : 'bytes end'} here
      {breaks ? '; the line break is part of the body' : ''}
    </span>
  );
}

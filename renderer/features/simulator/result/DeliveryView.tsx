import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { DeliveryDetail } from '../../../../core/contract/deliveries.ts';
import { useSlice } from '../../../services.ts';
import { formatTime } from '../../../ui/format.ts';
import styles from '../simulator.module.css';
import { AttemptView } from './AttemptView.tsx';

interface DeliveryViewProps {
  delivery: DeliveryDetail;
  /** The attempt that is shown first; the last one where none is meant. */
  first?: number;
}

/** A delivery with its attempts. The caller gives each one a component of its own. */
export function DeliveryView({ delivery, first }: DeliveryViewProps) {
  const { list, url, createdAt, remarks } = delivery;
  const [n, setN] = useState(first ?? list.at(-1)?.n ?? 1);
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const attempt = list.find((one) => one.n === n);
  const about = (
    <>
      <div className={`mono faint ${styles.wrap}`}>
        {formatTime(createdAt, zone, new Date())} · {delivery.draft?.method ?? ''} {url}
      </div>
      <p className={styles.note}>{signedWords(delivery)}</p>
      {remarks.map((remark) => (
        <p key={remark} className={styles.note}>
          {remark}
        </p>
      ))}
    </>
  );
  return (
    <>
      {list.length > 1 ? (
        <SegmentedControl
          size="xs"
          aria-label="Attempt"
          data={list.map((one) => ({ value: String(one.n), label: `Attempt ${one.n}` }))}
          value={String(n)}
          onChange={(value) => setN(Number(value))}
        />
      ) : null}
      {attempt ? (
        <AttemptView key={attempt.n} attempt={attempt} about={about} />
      ) : (
        <>
          <p className="muted">No attempt of it has ended: Hookglass was closed before.</p>
          {about}
        </>
      )}
    </>
  );
}

function signedWords({ scheme, copyOf }: DeliveryDetail): string {
  if (scheme !== null) return `Signed: ${scheme}.`;
  return copyOf === null
    ? 'Sent without a signature.'
    : 'Nothing was signed anew: its headers are those that came.';
}

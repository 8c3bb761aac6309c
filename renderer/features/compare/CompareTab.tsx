import { Button, Loader, SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { EventDetail } from '../../../core/contract/models.ts';
import { useServices, useSlice } from '../../services.ts';
import { BytesView } from './BytesView.tsx';
import { ChangesView } from './ChangesView.tsx';
import { CompareHead } from './CompareHead.tsx';
import styles from './compare.module.css';
import { sides } from './model/compare-store.ts';

type View = 'changes' | 'bytes';

/** An event held against another: the previous of its type, or the one that the user chooses. */
export function CompareTab({ event }: { event: EventDetail }) {
  const { compare } = useServices();
  const [view, setView] = useState<View>('changes');
  const state = useSlice(
    (services) => services.compare,
    (all) => all,
  );
  const { id, seq } = event;
  useEffect(() => compare.show({ id, seq }), [compare, id, seq]);
  const pair = sides(state);
  const { status, comparison } = state;
  return (
    <div className={styles.page}>
      <CompareHead>
        <SegmentedControl
          size="xs"
          aria-label="What is compared"
          data={[
            { value: 'changes', label: 'Changes' },
            { value: 'bytes', label: 'Bytes' },
          ]}
          value={view}
          onChange={(value) => setView(value === 'bytes' ? 'bytes' : 'changes')}
        />
      </CompareHead>
      {status === 'failed' ? (
        <div className={styles.centre} role="alert">
          <strong>These events cannot be compared</strong>
          <span className="muted">{state.problem}</span>
          <Button onClick={() => compare.choosePrevious()}>Compare with the previous</Button>
        </div>
      ) : null}
      {status === 'none' ? (
        <div className={styles.centre}>
          <strong>Nothing to compare with</strong>
          <span className="muted">
            {event.eventType === null
              ? 'Its type is not known, so there is no previous event of it. Write the number of another event above.'
              : 'It is the first event of its type. Write the number of another event above.'}
          </span>
        </div>
      ) : null}
      {status === 'loading' && !comparison ? (
        <div className={styles.centre}>
          <Loader size="sm" aria-label="Comparing" />
        </div>
      ) : null}
      {comparison && pair ? (
        view === 'changes' ? (
          <ChangesView comparison={comparison} />
        ) : (
          <BytesView
            key={`${pair[0].id} ${pair[1].id}`}
            left={pair[0]}
            right={pair[1]}
            sizes={comparison.bytes.sizes}
          />
        )
      ) : null}
    </div>
  );
}

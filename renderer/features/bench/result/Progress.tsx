import { Button } from '@mantine/core';
import { formatCount } from '../../../ui/format.ts';
import type { Progress as Counts } from '../model/runner.ts';
import styles from './result.module.css';

export function Progress({ progress, onCancel }: { progress: Counts; onCancel: () => void }) {
  const { tried, total } = progress;
  return (
    <div className={styles.progress}>
      <progress aria-label="Variants tried" value={tried} max={Math.max(1, total)} />
      <span className="muted">
        Trying what people get wrong: {formatCount(tried)} of {formatCount(total)}
      </span>
      <Button onClick={onCancel}>Cancel</Button>
    </div>
  );
}

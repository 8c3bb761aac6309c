import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './settings.module.css';

interface ChoiceProps<T extends string> {
  label: string;
  hint?: string;
  values: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
}

export function Choice<T extends string>({ label, hint, values, value, onChange }: ChoiceProps<T>) {
  return (
    <Row label={label} hint={hint}>
      <SegmentedControl aria-label={label} data={[...values]} value={value} onChange={onChange} />
    </Row>
  );
}

export function Row({
  label,
  hint,
  children,
}: {
  label: string;
  hint?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className={styles.row}>
      <div>
        <div>{label}</div>
        {hint ? <div className="muted">{hint}</div> : null}
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  );
}

import { Button, SegmentedControl, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './settings.module.css';

/** A `SettingRow`, or the words of a line that is no setting. */
interface RowWords {
  readonly id?: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface RowProps {
  of: RowWords;
  /** Puts the default back; null where it stands. */
  onReset?: (() => void) | null;
  children: ReactNode;
}

export function Row({ of: { id, label, hint }, onReset = null, children }: RowProps) {
  return (
    <div className={styles.row} data-setting={id}>
      <div>
        <div>{label}</div>
        {hint ? <div className="muted">{hint}</div> : null}
      </div>
      <div className={styles.control}>
        {onReset ? <ResetButton label={label} onReset={onReset} /> : null}
        {children}
      </div>
    </div>
  );
}

/** Shown beside what differs from its default. */
export function ResetButton({ label, onReset }: { label: string; onReset: () => void }) {
  return (
    <Button
      variant="subtle"
      aria-label={`Reset ${label}`}
      title="Back to the default"
      onClick={({ currentTarget }) => {
        // The button goes with what it does: the keyboard goes on at the control.
        currentTarget.parentElement?.querySelector<HTMLElement>('input')?.focus();
        onReset();
      }}
    >
      Reset
    </Button>
  );
}

interface ChoiceProps<T extends string> {
  of: RowWords;
  values: readonly { value: T; label: string }[];
  value: T;
  /** What it is at first, where it can be put back. */
  standard?: T;
  onChange: (value: T) => void;
}

export function Choice<T extends string>({ of, values, value, standard, onChange }: ChoiceProps<T>) {
  const differs = standard !== undefined && value !== standard;
  return (
    <Row of={of} onReset={differs ? () => onChange(standard) : null}>
      <SegmentedControl aria-label={of.label} data={[...values]} value={value} onChange={onChange} />
    </Row>
  );
}

interface OnOffProps {
  of: RowWords;
  value: boolean;
  standard: boolean;
  onChange: (value: boolean) => void;
}

export function OnOff({ of, value, standard, onChange }: OnOffProps) {
  return (
    <Row of={of} onReset={value === standard ? null : () => onChange(standard)}>
      <Switch
        aria-label={of.label}
        checked={value}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </Row>
  );
}

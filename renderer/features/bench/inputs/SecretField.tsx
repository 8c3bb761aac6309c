import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import styles from './inputs.module.css';

interface SecretFieldProps {
  label: string;
  value: string;
  /** What stands in the field while it is not used. */
  placeholder?: string;
  /** What is wrong with it. */
  error?: string;
  onChange: (value: string) => void;
  onEnter: () => void;
}

/** A masked field has no role of its own; screen readers and scripts find this one as the text box that it is. */
const asTextBox = { role: 'textbox' } as const;

/** A secret that is masked until it is asked for. Nothing offers to keep it. */
export function SecretField({ label, value, placeholder, error, onChange, onEnter }: SecretFieldProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.secret}>
        <input
          id={id}
          className={`mono ${styles.input}`}
          type={shown ? 'text' : 'password'}
          {...asTextBox}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={value}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && onEnter()}
        />
        <Button
          variant="subtle"
          aria-label={`${shown ? 'Hide' : 'Show'} ${label.toLowerCase()}`}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide' : 'Show'}
        </Button>
      </div>
      {error === undefined ? null : (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}

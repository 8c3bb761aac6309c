import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ReceiverLimits } from '../../../../core/contract/receiver-limits.ts';
import { useServices } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { ResetButton } from '../Row.tsx';
import styles from '../settings.module.css';
import {
  type LimitName,
  type LimitProblems,
  limitFields,
  readLimits,
  standardOf,
  typedLimits,
} from './limits-form.ts';
import { receiverRows } from './rows.ts';

/** What the receiver accepts. All of it is applied together, for the receiver starts anew then. */
export function LimitsForm({ limits, live }: { limits: ReceiverLimits; live: boolean }) {
  const form = useLimits(limits);
  return (
    <form className={styles.card} onSubmit={form.submit} noValidate>
      {limitFields.map((field) => {
        const { name, unit } = field;
        const { label, hint, id } = receiverRows[name];
        const inputId = `limit-${name}`;
        return (
          <div key={name} className={styles.row} data-setting={id}>
            <div>
              <label htmlFor={inputId}>{label}</label>
              <div className="muted">{hint}</div>
            </div>
            <div className={styles.control}>
              {form.typed[name] === standardOf(field) ? null : (
                <ResetButton label={label} onReset={() => form.set(name, standardOf(field))} />
              )}
              <TextInput
                id={inputId}
                className={styles.amount}
                inputMode="decimal"
                rightSection={unit === '' ? null : <span aria-hidden="true">{unit}</span>}
                aria-description={unit === '' ? undefined : words[unit]}
                value={form.typed[name]}
                error={form.problems[name]}
                disabled={!live}
                onChange={(event) => form.set(name, event.currentTarget.value)}
              />
            </div>
          </div>
        );
      })}
      <div className={styles.foot}>
        <span className="muted">
          The receiver starts anew for it, at its port: open connections are ended, nothing that was
          acknowledged is lost.
        </span>
        <Button variant="subtle" disabled={!form.changed} onClick={form.undo}>
          Undo changes
        </Button>
        <Button type="submit" variant="filled" disabled={!live || !form.changed || form.busy}>
          {form.busy ? 'Applying…' : 'Apply limits'}
        </Button>
      </div>
      {form.problem === null ? null : (
        <div className={styles.problem} role="alert">
          {form.problem}
        </div>
      )}
    </form>
  );
}

const words: Readonly<Record<string, string>> = { MB: 'megabytes', KB: 'kilobytes', s: 'seconds' };

function useLimits(limits: ReceiverLimits) {
  const { operation, speaker } = useServices();
  const [changes, setChanges] = useState<Partial<Record<LimitName, string>>>({});
  const [problems, setProblems] = useState<LimitProblems>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const kept = typedLimits(limits);
  const typed = { ...kept, ...changes };
  const undo = (): void => {
    setChanges({});
    setProblems({});
    setProblem(null);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const read = readLimits(typed);
    if ('problems' in read) return setProblems(read.problems);
    setProblems({});
    setBusy(true);
    try {
      await operation.set({ limits: read.limits });
      undo();
      speaker.say('Limits applied; the receiver has started anew');
    } catch (thrown) {
      setProblem(messageOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  return {
    ...{ typed, problems, problem, busy, undo },
    changed: limitFields.some(({ name }) => typed[name] !== kept[name]),
    set: (name: LimitName, text: string): void => setChanges((before) => ({ ...before, [name]: text })),
    submit: (event: FormEvent): void => void submit(event),
  };
}

import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type StorageState, WHOLE_HISTORY } from '../../../../core/contract/keeping-calls.ts';
import { useServices, useSlice } from '../../../services.ts';
import { formatBytes, formatCount } from '../../../ui/format.ts';
import { endpointName } from '../../endpoints/words.ts';
import { readLimits, type TypedLimit, typedLimit } from './limit-form.ts';
import styles from './storage.module.css';

interface LimitTableProps {
  state: StorageState;
  busy: boolean;
}

/** What each endpoint has, and how much of it is kept. */
export function LimitTable({ state, busy }: LimitTableProps) {
  const { storage, speaker } = useServices();
  const known = useSlice(
    (services) => services.endpoints,
    ({ list }) => list,
  );
  const [typed, setTyped] = useState<ReadonlyMap<string, TypedLimit>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  const rows = rowsOf(state, known?.map(({ slug }) => slug) ?? []);
  const limitOf = (scope: string): TypedLimit =>
    typed.get(scope) ??
    typedLimit(
      scope,
      state.limits.find((limit) => limit.scope === scope),
    );
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const read = readLimits(rows.map(({ scope }) => limitOf(scope)));
    if ('problem' in read) return setProblem(read.problem);
    setProblem(null);
    const said = await storage.setLimits(read.limits);
    if (said === null) return;
    setTyped(new Map());
    speaker.say(said);
  };
  const field = (scope: string, name: string, key: Exclude<keyof TypedLimit, 'scope'>, unit: string) => (
    <td>
      <TextInput
        aria-label={`${unit} at most, ${name}`}
        placeholder="no limit"
        inputMode="decimal"
        value={limitOf(scope)[key]}
        onChange={(event) =>
          setTyped(new Map(typed).set(scope, { ...limitOf(scope), [key]: event.currentTarget.value }))
        }
      />
    </td>
  );
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <table className={styles.table} aria-label="Limits">
        <thead>
          <tr>
            <th scope="col">Endpoint</th>
            <th scope="col">Events</th>
            <th scope="col">Size</th>
            <th scope="col">Days at most</th>
            <th scope="col">Events at most</th>
            <th scope="col">MB at most</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ scope, name, events, bytes }) => (
            <tr key={scope}>
              <th scope="row" className={scope === WHOLE_HISTORY ? undefined : 'mono'}>
                {name}
              </th>
              <td className={styles.number}>{formatCount(events)}</td>
              <td className={styles.number}>{formatBytes(bytes)}</td>
              {field(scope, name, 'days', 'Days')}
              {field(scope, name, 'events', 'Events')}
              {field(scope, name, 'megabytes', 'Megabytes')}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.foot}>
        <span className="muted">
          The oldest go first, for good. Events with a pin or a note stay, and do not count.
        </span>
        <Button type="submit" variant="filled" disabled={busy}>
          Save limits
        </Button>
      </div>
      {problem === null ? null : (
        <div className={styles.problem} role="alert">
          {problem}
        </div>
      )}
    </form>
  );
}

interface Row {
  scope: string;
  name: string;
  events: number;
  bytes: number;
}

/** The whole, every endpoint, and those that are gone but have events or a limit. */
function rowsOf({ events, bytes, endpoints, limits }: StorageState, slugs: readonly string[]): Row[] {
  const used = new Map(endpoints.map((usage) => [usage.slug ?? '', usage]));
  const scopes = new Set([...slugs, ...used.keys(), ...limits.map(({ scope }) => scope)]);
  scopes.delete(WHOLE_HISTORY);
  return [
    { scope: WHOLE_HISTORY, name: 'Whole history', events, bytes },
    ...[...scopes].sort().map((scope) => ({
      scope,
      name: endpointName(scope),
      events: used.get(scope)?.events ?? 0,
      bytes: used.get(scope)?.bytes ?? 0,
    })),
  ];
}

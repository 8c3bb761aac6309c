import { Button, Checkbox, Loader, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useServices, useSlice } from '../../../services.ts';
import { formatMoment, plural } from '../../../ui/format.ts';
import flowStyles from '../flows.module.css';
import type { Recordable } from '../model/recorder-store.ts';
import styles from './record.module.css';

/** Captured events, of which those that are chosen become a flow: their order, their waits, their bodies. */
export function RecordPane() {
  const { flows, flowRecorder: recorder } = useServices();
  const { events, chosen, title, problem } = useSlice(
    (services) => services.flowRecorder,
    (state) => state,
  );
  const untold = useUntold(events ?? [], chosen);
  useEffect(() => {
    if (recorder.store.getState().events === null) void recorder.offerNewest();
  }, [recorder]);
  const record = async (): Promise<void> => {
    const made = await recorder.record();
    if (made) flows.take(made.list, made.id);
  };
  const able = (events ?? []).filter(({ id }) => !untold.has(id)).map(({ id }) => id);
  return (
    <form
      className={styles.pane}
      aria-label="Record a flow"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <header className={flowStyles.bar}>
        <h2>Record a flow</h2>
        <span className={flowStyles.status}>{plural(chosen.size, 'event')} chosen</span>
        <Button onClick={() => void recorder.offerNewest()}>Show the newest events</Button>
        <Button type="submit" variant="filled" disabled={chosen.size === 0 || title.trim() === ''}>
          Record
        </Button>
      </header>
      {problem === null ? null : (
        <p className={flowStyles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={flowStyles.scroll}>
        <p className={flowStyles.about}>
          Each chosen event becomes a step: the same body, after the same wait. Ids are those that were
          captured; edit the flow afterwards to make new ones for each run.
        </p>
        <TextInput
          label="Name of the flow"
          maxLength={100}
          value={title}
          onChange={(event) => recorder.name(event.currentTarget.value)}
        />
        {events === null && problem === null ? <Loader size="sm" aria-label="Reading the events" /> : null}
        {events?.length === 0 ? (
          <p className="muted">Nothing was captured yet. What arrives can be recorded here.</p>
        ) : null}
        {events && events.length > 0 ? (
          <>
            <Checkbox
              size="xs"
              label="All that can be recorded together"
              checked={able.length > 0 && able.every((id) => chosen.has(id))}
              disabled={able.length === 0}
              onChange={(event) => recorder.choose(able, event.currentTarget.checked)}
            />
            <ul className={styles.events} aria-label="Events to record">
              {events.map((event) => (
                <Row
                  key={event.id}
                  event={event}
                  isChosen={chosen.has(event.id)}
                  reason={untold.get(event.id) ?? null}
                />
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </form>
  );
}

interface RowProps {
  event: Recordable;
  isChosen: boolean;
  /** Why it cannot be chosen; null where it can. */
  reason: string | null;
}

function Row({ event: { id, seq, receivedAt, provider, eventType }, isChosen, reason }: RowProps) {
  const { flowRecorder: recorder } = useServices();
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const label = useSlice(
    (services) => services.directory,
    ({ providers }) => providers.get(provider ?? '')?.label ?? 'no provider',
  );
  return (
    <li>
      <Checkbox
        size="xs"
        checked={isChosen}
        disabled={reason !== null && !isChosen}
        onChange={(event) => recorder.choose([id], event.currentTarget.checked)}
        label={
          <>
            <span className={`faint ${styles.seq}`}>#{seq}</span>
            <span className={`mono ${styles.when}`}>{formatMoment(receivedAt, zone, new Date())}</span>{' '}
            {label} <strong>{eventType ?? 'no event type'}</strong>
            {reason === null ? null : <span className="faint"> · {reason}</span>}
          </>
        }
      />
    </li>
  );
}

/** Events that cannot be a step beside those that are chosen, with the reason. */
function useUntold(events: readonly Recordable[], chosen: ReadonlySet<string>): ReadonlyMap<string, string> {
  const templates = useSlice(
    (services) => services.directory,
    (directory) => directory.templates,
  );
  const provider = events.find(({ id }) => chosen.has(id))?.provider ?? null;
  return new Map(
    events.flatMap((event): [string, string][] => {
      if (!templates.some(({ id }) => id === `${event.provider}/${event.eventType}`))
        return [[event.id, 'no event of a documented type']];
      if (provider !== null && event.provider !== provider) return [[event.id, 'of another provider']];
      return [];
    }),
  );
}

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DesktopSettings } from '../../../core/contract/desktop.ts';
import { parseQuery } from '../../../core/contract/query/parse.ts';
import type { SettingRow } from '../settings/frame/rows.ts';
import { generalRows } from '../settings/general/rows.ts';
import { Choice, OnOff, Row } from '../settings/Row.tsx';
import styles from '../settings/settings.module.css';
import { standardDesktop } from './desktop-store.ts';
import { useDesktop } from './use-desktop.ts';

const rules = [
  { value: 'off', label: 'Off' },
  { value: 'invalid', label: 'Invalid only' },
  { value: 'matching', label: 'Matching' },
] as const;

/** What a window of its own adds. Nothing in a browser. */
export function DesktopSection() {
  const { state, change } = useDesktop();
  if (!state) return null;
  const { settings } = state;
  const onOff = (name: 'tray' | 'openAtLogin' | 'askBeforeQuit' | 'lookForUpdates', of: SettingRow) => (
    <OnOff
      of={of}
      value={settings[name]}
      standard={standardDesktop[name]}
      onChange={(on) => change({ [name]: on })}
    />
  );
  return (
    <>
      <h2 className={styles.heading}>Desktop</h2>
      <div className={styles.card}>
        <Choice
          of={generalRows.notify}
          values={rules}
          value={settings.notify}
          standard={standardDesktop.notify}
          onChange={(notify) => change({ notify })}
        />
        {settings.notify === 'matching' ? (
          <QueryField query={settings.notifyQuery} onChange={(notifyQuery) => change({ notifyQuery })} />
        ) : null}
        {onOff('tray', generalRows.tray)}
        {state.canOpenAtLogin ? onOff('openAtLogin', generalRows['open-at-login']) : null}
        {onOff('askBeforeQuit', generalRows['ask-before-quit'])}
        {state.updates ? onOff('lookForUpdates', generalRows['look-for-updates']) : null}
      </div>
    </>
  );
}

interface QueryFieldProps {
  query: DesktopSettings['notifyQuery'];
  onChange: (query: string) => void;
}

/** Kept as it is typed; a search that cannot be read says so and notifies of nothing. */
function QueryField({ query, onChange }: QueryFieldProps) {
  const [typed, setTyped] = useState(query);
  const parsed = parseQuery(typed);
  return (
    <Row of={{ label: 'Of events that match', hint: 'As in the search box of the Inbox.' }}>
      <TextInput
        aria-label="Notify of events that match"
        size="xs"
        placeholder="is:invalid provider:okhi"
        value={typed}
        error={'problem' in parsed ? 'This search cannot be read.' : null}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChange(event.currentTarget.value);
        }}
      />
    </Row>
  );
}

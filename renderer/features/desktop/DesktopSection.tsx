import { Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DesktopSettings } from '../../../core/contract/desktop.ts';
import { parseQuery } from '../../../core/contract/query/parse.ts';
import { Choice, Row } from '../settings/Row.tsx';
import styles from '../settings/settings.module.css';
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
  const onOff = (name: 'tray' | 'openAtLogin' | 'askBeforeQuit' | 'lookForUpdates', label: string) => (
    <Switch
      aria-label={label}
      checked={settings[name]}
      onChange={(event) => change({ [name]: event.currentTarget.checked })}
    />
  );
  return (
    <>
      <h2 className={styles.heading}>Desktop</h2>
      <div className={styles.card}>
        <Choice
          label="Notifications"
          hint="Of arrivals, while no window of Hookglass is in front; one in ten seconds at most."
          values={rules}
          value={settings.notify}
          onChange={(notify) => change({ notify })}
        />
        {settings.notify === 'matching' ? (
          <QueryField query={settings.notifyQuery} onChange={(notifyQuery) => change({ notifyQuery })} />
        ) : null}
        <Row
          label="Icon in the tray"
          hint="With it, requests are received when the last window is closed, too."
        >
          {onOff('tray', 'Icon in the tray')}
        </Row>
        {state.canOpenAtLogin ? (
          <Row label="Open at login">{onOff('openAtLogin', 'Open at login')}</Row>
        ) : null}
        <Row label="Ask before quitting" hint="While requests are captured.">
          {onOff('askBeforeQuit', 'Ask before quitting')}
        </Row>
        {state.updates ? (
          <Row label="Look for updates at start" hint="Nothing is downloaded before you say so.">
            {onOff('lookForUpdates', 'Look for updates at start')}
          </Row>
        ) : null}
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
    <Row label="Of events that match" hint="As in the search box of the Inbox.">
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

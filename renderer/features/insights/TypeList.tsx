import type { KeyboardEvent } from 'react';
import type { DriftType } from '../../../core/contract/drift-calls.ts';
import { useServices, useSlice } from '../../services.ts';
import { formatCount, plural } from '../../ui/format.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { ProviderBadge } from '../../ui/ProviderBadge.tsx';
import { Unseen } from '../../ui/Unseen.tsx';
import styles from './insights.module.css';
import { keyOf } from './model/type-list.ts';

/** The event types that have come. A click, or Enter on one that the arrows went to, looks at its events. */
export function TypeList() {
  const { types, more } = useSlice(
    (services) => services.insights.types,
    (state) => state,
  );
  return (
    <div className={styles.types}>
      <h2 id="drift-title" className={styles.typesTitle}>
        Schema drift
      </h2>
      <ul className={styles.typeList} aria-label="Event types" onKeyDown={moveFocus}>
        {types.map((type) => (
          <TypeRow key={keyOf(type)} type={type} />
        ))}
      </ul>
      {more > 0 ? (
        <p className={styles.typesNote}>
          And {plural(more, 'event')} of further types, too many to be listed.
        </p>
      ) : null}
    </div>
  );
}

function TypeRow({ type }: { type: DriftType }) {
  const { insights } = useServices();
  const provider = useSlice(
    (services) => services.directory,
    (state) => state.providers.get(type.provider),
  );
  const key = keyOf(type);
  const chosen = useSlice(
    (services) => services.insights.drift,
    (state) => state.chosen !== null && keyOf(state.chosen) === key,
  );
  const alarms = useSlice(
    (services) => services.insights.drift,
    (state) => state.alarms.get(key),
  );
  const label = provider?.label ?? type.provider;
  return (
    <li>
      <button
        type="button"
        className={styles.type}
        aria-current={chosen || undefined}
        title={`${type.eventType}: ${type.title ?? 'no document names this type'}`}
        onClick={() => insights.drift.choose(type)}
      >
        <ProviderBadge
          text={provider?.badge.text ?? type.provider.slice(0, 2)}
          dark={provider?.badge.dark ?? 'var(--muted)'}
          light={provider?.badge.light ?? 'var(--muted)'}
        />
        <Unseen>
          {[`${label} ${type.eventType}`, plural(type.count, 'event'), alarmWords(alarms)]
            .filter((part) => part !== '')
            .join(', ')}
        </Unseen>
        <span className={styles.typeName} aria-hidden="true">
          {type.eventType}
        </span>
        {alarms ? (
          <span className={styles.typeAlarms} aria-hidden="true">
            <Glyph name="bang" tone="warn" />
            {formatCount(alarms)}
          </span>
        ) : null}
        <span className={`mono ${styles.typeCount}`} aria-hidden="true">
          {formatCount(type.count)}
        </span>
      </button>
    </li>
  );
}

/** Nothing while the type has not been looked at. */
function alarmWords(alarms: number | undefined): string {
  if (alarms === undefined) return '';
  return alarms === 0 ? 'no drift' : `${plural(alarms, 'field')} ${alarms === 1 ? 'differs' : 'differ'}`;
}

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
};

function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const step = steps[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  event.preventDefault();
  buttons[step(at, buttons.length - 1)]?.focus();
}

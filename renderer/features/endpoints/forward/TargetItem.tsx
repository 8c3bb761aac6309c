import { Button, NumberInput, Switch } from '@mantine/core';
import {
  type ForwardTarget,
  MOST_AT_ONCE,
  MOST_TRIES,
  type TargetHealth,
} from '../../../../core/contract/forwarding.ts';
import { useSlice } from '../../../services.ts';
import { Fold } from '../../../ui/Fold.tsx';
import { formatClock } from '../../../ui/format.ts';
import { Tag } from '../../../ui/Tag.tsx';
import styles from '../endpoints.module.css';
import { droppedWords, healthNumbers, healthTag } from './health-words.ts';

interface TargetItemProps {
  target: ForwardTarget;
  /** null until it is known. */
  health: TargetHealth | null;
  locked: boolean;
  onChange: (target: ForwardTarget) => void;
  onRemove: () => void;
}

export function TargetItem({ target, health, locked, onChange, onRemove }: TargetItemProps) {
  const { url, enabled } = target;
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const state = healthTag(target, health);
  const since = health?.failingSince ?? null;
  const dropped = health ? droppedWords(health) : null;
  return (
    <li className={styles.target} data-off={!enabled || undefined}>
      <div className={styles.targetHead}>
        <span className={`mono ${styles.grow}`}>{url}</span>
        <Tag glyph={state.glyph} tone={state.tone} label={state.label} />
        <Switch
          size="xs"
          aria-label={`Forward to ${url}`}
          checked={enabled}
          disabled={locked}
          onChange={(event) => onChange({ ...target, enabled: event.currentTarget.checked })}
        />
        <Button variant="subtle" aria-label={`Remove ${url}`} disabled={locked} onClick={onRemove}>
          Remove
        </Button>
      </div>
      {health ? (
        <span className="faint">
          {healthNumbers(health)}
          {since === null ? '' : `, failing since ${formatClock(since, zone)}`}
        </span>
      ) : null}
      {dropped === null ? null : (
        <p className={styles.remark} role="status">
          {dropped}
        </p>
      )}
      <Fold summary="Time-out, retries, order">
        <Knobs target={target} locked={locked} onChange={onChange} />
      </Fold>
    </li>
  );
}

function Knobs({ target, locked, onChange }: Pick<TargetItemProps, 'target' | 'locked' | 'onChange'>) {
  const take = (field: 'timeoutMs' | 'tries' | 'atOnce', factor: number) => (value: number | string) => {
    if (typeof value === 'number') onChange({ ...target, [field]: Math.round(value * factor) });
  };
  return (
    <div className={styles.editorRow}>
      <NumberInput
        label="Time-out, s"
        size="xs"
        className={styles.short}
        min={1}
        max={600}
        clampBehavior="strict"
        allowDecimal={false}
        value={target.timeoutMs / 1_000}
        disabled={locked}
        onChange={take('timeoutMs', 1_000)}
      />
      <NumberInput
        label="Attempts"
        description="1 is no retry"
        size="xs"
        className={styles.short}
        min={1}
        max={MOST_TRIES}
        clampBehavior="strict"
        allowDecimal={false}
        value={target.tries}
        disabled={locked}
        onChange={take('tries', 1)}
      />
      <NumberInput
        label="At once"
        description="1 keeps the order"
        size="xs"
        className={styles.short}
        min={1}
        max={MOST_AT_ONCE}
        clampBehavior="strict"
        allowDecimal={false}
        value={target.atOnce}
        disabled={locked}
        onChange={take('atOnce', 1)}
      />
    </div>
  );
}

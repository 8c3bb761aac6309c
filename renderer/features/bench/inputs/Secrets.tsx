import { Checkbox } from '@mantine/core';
import { Fold } from '../../../ui/Fold.tsx';
import type { Bench } from '../use-bench.ts';
import styles from './inputs.module.css';
import { SecretField } from './SecretField.tsx';

interface SecretsProps {
  bench: Bench;
  /** The endpoint that could lend its secret, as it is called; null where there is none. */
  endpoint: string | null;
  lent: boolean;
  onLent: (lent: boolean) => void;
  onEnter: () => void;
}

/** The secrets of this diagnosis. They are kept nowhere, and gone when the screen is left. */
export function Secrets({ bench, endpoint, lent, onLent, onEnter }: SecretsProps) {
  const { secrets, changeSecrets } = bench;
  return (
    <>
      <SecretField
        label="Secret"
        value={secrets.current}
        disabled={lent}
        placeholder={lent ? 'In the vault' : ''}
        onChange={(current) => changeSecrets({ current })}
        onEnter={onEnter}
      />
      <p className={styles.note}>Used for this diagnosis only. It is not kept and stands in no output.</p>
      {endpoint === null ? null : (
        <Checkbox
          size="xs"
          label={`Use the secret of ${endpoint}`}
          checked={lent}
          onChange={(event) => onLent(event.currentTarget.checked)}
        />
      )}
      {lent ? null : (
        <Fold summary="Previous secret, if it was changed">
          <SecretField
            label="Previous secret"
            value={secrets.previous}
            disabled={false}
            onChange={(previous) => changeSecrets({ previous })}
            onEnter={onEnter}
          />
        </Fold>
      )}
    </>
  );
}

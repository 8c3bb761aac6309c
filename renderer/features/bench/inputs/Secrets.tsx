import { Checkbox } from '@mantine/core';
import { Fold } from '../../../ui/Fold.tsx';
import type { Bench } from '../use-bench.ts';
import styles from './inputs.module.css';
import { SecretField } from './SecretField.tsx';
import type { Lending } from './use-lending.ts';

interface SecretsProps {
  bench: Bench;
  lending: Lending;
  onEnter: () => void;
}

/** The secrets of this diagnosis. What is typed is kept nowhere, and gone when the screen is left. */
export function Secrets({ bench, lending, onEnter }: SecretsProps) {
  const { secrets, changeSecrets } = bench;
  const { endpoint, lends, lend } = lending;
  return (
    <>
      <SecretField
        label="Secret"
        value={secrets.current}
        placeholder={lends ? 'that of the endpoint, from the vault' : ''}
        onChange={(current) => changeSecrets({ current })}
        onEnter={onEnter}
      />
      <p className={styles.note}>What is typed here is kept nowhere and stands in no output.</p>
      {endpoint?.hasSecret ? (
        <Checkbox
          className={styles.lend}
          size="xs"
          label={`Use the secret of ${endpoint.name}`}
          checked={lends}
          onChange={(event) => lend(event.currentTarget.checked)}
        />
      ) : null}
      {lends ? null : (
        <Fold summary="Previous secret, if it was changed">
          <SecretField
            label="Previous secret"
            value={secrets.previous}
            onChange={(previous) => changeSecrets({ previous })}
            onEnter={onEnter}
          />
        </Fold>
      )}
    </>
  );
}

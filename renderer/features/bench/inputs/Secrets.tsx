import { Fold } from '../../../ui/Fold.tsx';
import { VaultSelect } from '../../secrets/VaultSelect.tsx';
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
  const { choices, chosen, problem, choose } = lending;
  return (
    <>
      <SecretField
        label="Secret"
        value={secrets.current}
        placeholder={chosen === '' ? '' : 'one of the vault, see below'}
        onChange={(current) => changeSecrets({ current })}
        onEnter={onEnter}
      />
      <p className={styles.note}>What is typed here is kept nowhere and stands in no output.</p>
      {choices.length === 0 ? null : (
        <VaultSelect
          choices={[{ value: '', label: 'None' }, ...choices]}
          value={chosen}
          problem={problem}
          onChoose={choose}
        />
      )}
      {chosen !== '' ? null : (
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

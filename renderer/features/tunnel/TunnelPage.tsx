import { Loader } from '@mantine/core';
import { useSlice } from '../../services.ts';
import { Unseen } from '../../ui/Unseen.tsx';
import { PathTest } from './PathTest.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { StateCard } from './StateCard.tsx';
import { TokenCard } from './TokenCard.tsx';
import styles from './tunnel.module.css';
import { useForm } from './use-form.ts';

/** How the world reaches this computer: how things stand and whether a request comes through on the left, the settings on the right. */
export function TunnelPage() {
  const { info, problem } = useSlice(
    (services) => services.tunnel,
    (state) => state,
  );
  const form = useForm(info?.settings ?? null);
  if (info === null || form === null)
    return (
      <div className={styles.centre} role={problem === null ? 'status' : 'alert'}>
        {problem ?? <Loader size="sm" aria-label="Reading the public address" />}
      </div>
    );
  return (
    <div className={styles.page}>
      <Unseen as="h2">Public address</Unseen>
      <div className={styles.side}>
        <StateCard info={info} />
        <PathTest />
      </div>
      <div className={styles.side}>
        {form.values.way === 'ngrok' ? <TokenCard info={info} /> : null}
        <SettingsForm form={form} given={info.given} />
      </div>
    </div>
  );
}

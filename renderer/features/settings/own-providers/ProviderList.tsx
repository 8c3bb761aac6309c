import { Button } from '@mantine/core';
import type { OwnProviderInfo } from '../../../../core/contract/own-provider-calls.ts';
import { useConnection, useServices, useSlice } from '../../../services.ts';
import { plural } from '../../../ui/format.ts';
import { ProviderBadge } from '../../../ui/ProviderBadge.tsx';
import styles from './own-providers.module.css';

export function ProviderList({ providers }: { providers: readonly OwnProviderInfo[] }) {
  return (
    <ul className={styles.list} aria-label="Your own providers">
      {providers.map((provider) => (
        <ProviderItem key={provider.id} provider={provider} />
      ))}
    </ul>
  );
}

function ProviderItem({ provider: { id, label, types, templates } }: { provider: OwnProviderInfo }) {
  const { ownProviders } = useServices();
  const live = useConnection(({ link }) => link.status === 'live');
  const busy = useSlice(
    (services) => services.ownProviders,
    (view) => view.busy,
  );
  const badge = useSlice(
    (services) => services.directory,
    ({ providers }) => providers.get(id)?.badge,
  );
  return (
    <li className={styles.item}>
      <ProviderBadge text={badge?.text ?? null} dark={badge?.dark ?? ''} light={badge?.light ?? ''} />
      <div className={styles.name}>
        <strong>{label}</strong> <span className="mono faint">{id}</span>
        <div className="muted">
          {plural(types, 'event type')}, {templates === 0 ? 'no example' : plural(templates, 'example')}
        </div>
      </div>
      <Button
        disabled={!live || busy}
        aria-label={`Remove ${label}`}
        onClick={() => void ownProviders.remove(id)}
      >
        Remove
      </Button>
    </li>
  );
}

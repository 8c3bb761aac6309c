import type { EndpointInfo } from '../../../core/contract/endpoints.ts';
import { useConnection, useSlice } from '../../services.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { ProviderBadge } from '../../ui/ProviderBadge.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { usePublicUrl } from '../tunnel/use-tunnel.ts';
import { endpointAddress } from './address.ts';
import styles from './endpoints.module.css';
import { RejectSwitch } from './RejectSwitch.tsx';
import { endpointName, endpointUrl, schemeWords, secretState } from './words.ts';

interface EndpointListProps {
  list: readonly EndpointInfo[];
  /** The one that is open; null is a new one. */
  chosen: string | null;
}

export function EndpointList({ list, chosen }: EndpointListProps) {
  return (
    <ul className={styles.list} aria-label="Endpoints">
      {list.map((endpoint) => (
        <EndpointItem key={endpoint.slug} endpoint={endpoint} open={endpoint.slug === chosen} />
      ))}
    </ul>
  );
}

function EndpointItem({ endpoint, open }: { endpoint: EndpointInfo; open: boolean }) {
  const { slug, provider, scheme, secrets } = endpoint;
  const url = useConnection(({ engine }) =>
    endpointUrl(engine?.receiver.status === 'listening' ? engine.receiver.url : null, slug),
  );
  const publicUrl = endpointUrl(usePublicUrl(), slug);
  const info = useSlice(
    (services) => services.directory,
    (state) => (provider === null ? undefined : state.providers.get(provider)),
  );
  const signed = useSlice(
    (services) => services.endpoints,
    ({ schemes }) => schemeWords(scheme, info ?? null, schemes),
  );
  const secret = secretState(secrets);
  const name = endpointName(slug);
  return (
    <li className={styles.item} data-open={open || undefined}>
      <a className={styles.itemLink} href={endpointAddress(slug)} aria-current={open ? 'true' : undefined}>
        <ProviderBadge
          text={provider === null ? null : (info?.badge.text ?? provider.slice(0, 2))}
          dark={info?.badge.dark ?? 'var(--muted)'}
          light={info?.badge.light ?? 'var(--muted)'}
        />
        <span className={slug === '' ? styles.name : `mono ${styles.name}`}>{name}</span>
        <span className={`muted ${styles.what}`}>
          {provider === null ? 'Provider detected' : (info?.label ?? provider)}, {signed}
        </span>
      </a>
      <div className={styles.itemState}>
        <Tag glyph={secret.glyph} tone={secret.tone} label={secret.label} />
        <RejectSwitch endpoint={endpoint} label="401" name={`Answer 401 to a bad signature, ${name}`} />
      </div>
      <div className={styles.itemUrl}>
        <span className={`mono faint ${styles.url}`}>{url ?? 'The receiver is not listening'}</span>
        <CopyButton name={`Copy URL of ${name}`} label="Copy URL" text={url} />
      </div>
      {publicUrl === null ? null : (
        <div className={styles.itemUrl}>
          <span className={`mono ${styles.url}`}>{publicUrl}</span>
          <CopyButton name={`Copy public URL of ${name}`} label="Copy public URL" text={publicUrl} />
        </div>
      )}
    </li>
  );
}

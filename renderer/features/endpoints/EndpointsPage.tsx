import { Button, Loader } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useConnection, useServices, useSlice } from '../../services.ts';
import { placeTitle } from '../secrets/words.ts';
import { useRoute } from '../shell/use-section.ts';
import { endpointAddress, endpointOfAddress } from './address.ts';
import { EndpointList } from './EndpointList.tsx';
import { EndpointPane } from './EndpointPane.tsx';
import styles from './endpoints.module.css';
import { UndoBar } from './UndoBar.tsx';

/** The paths of the receiver, each with its provider, scheme and secrets: the list on the left, one of them on the right. */
export function EndpointsPage() {
  const chosen = endpointOfAddress(useRoute().rest);
  const { list, problem } = useSlice(
    (services) => services.endpoints,
    (state) => state,
  );
  if (list === null) return <NotYet problem={problem} />;
  return (
    <div className={styles.split}>
      <section className={styles.listPane} aria-label="Endpoint list">
        <div className={styles.tools}>
          <span className="muted">Each takes its path and all below it.</span>
          <Button
            component="a"
            href={endpointAddress(null)}
            leftSection={<IconPlus size={14} aria-hidden="true" />}
          >
            New endpoint
          </Button>
        </div>
        <UndoBar />
        <EndpointList list={list} chosen={chosen} />
        <VaultLine />
      </section>
      <EndpointPane key={chosen ?? '+'} slug={chosen} list={list} />
    </div>
  );
}

function NotYet({ problem }: { problem: string | null }) {
  return (
    <div className={styles.centre} role={problem === null ? 'status' : 'alert'}>
      {problem === null ? (
        <Loader size="sm" aria-label="Reading the endpoints" />
      ) : (
        <>
          <strong>The endpoints cannot be read</strong>
          <span className="muted">{problem}</span>
        </>
      )}
    </div>
  );
}

/** Where the secrets are, and what that means for them. */
function VaultLine() {
  const vault = useConnection((state) => state.engine?.vault ?? null);
  const { host } = useServices();
  if (!vault) return null;
  const lasting = vault.kind === 'system' || vault.kind === 'sealed' || host.info.platform === 'browser';
  return (
    <div className={styles.vault} data-lasting={lasting || undefined} role="note" aria-label="Vault">
      <strong>{placeTitle[vault.kind]}</strong>
      <span className="muted">{vault.detail} They are never shown again once set.</span>
    </div>
  );
}

import type { EndpointInfo } from '../../../core/contract/endpoints.ts';
import { useSlice } from '../../services.ts';
import { Card } from './Card.tsx';
import styles from './endpoints.module.css';
import { generatorFor } from './generate.ts';
import { endpointRows } from './rows.ts';
import { SecretRow } from './SecretRow.tsx';
import { schemesInForce } from './words.ts';

/** The two secrets. What was set is never shown: it can be replaced, rotated and cleared. */
export function SecretsCard({ endpoint }: { endpoint: EndpointInfo }) {
  const { slug, secrets, provider, scheme } = endpoint;
  const schemes = useSlice(
    (services) => services.endpoints,
    (state) => state.schemes,
  );
  const info = useSlice(
    (services) => services.directory,
    (state) => (provider === null ? null : (state.providers.get(provider) ?? null)),
  );
  const generate = generatorFor(schemesInForce(scheme ?? '', info, schemes));
  return (
    <Card title="Secrets" setting={endpointRows.secrets.id}>
      <div className={styles.cardBody}>
        <SecretRow
          slug={slug}
          which="current"
          status={secrets.current}
          generate={generate}
          given={endpoint.given}
        />
        <SecretRow
          slug={slug}
          which="previous"
          status={secrets.previous}
          generate={null}
          given={endpoint.given}
        />
        <p className="faint">
          Signatures are checked with the current secret, then with the previous one. A change judges this
          endpoint’s events anew; the requests themselves are not touched.
        </p>
      </div>
    </Card>
  );
}

import { Button, Loader } from '@mantine/core';
import { useEffect } from 'react';
import type { CatalogueProvider } from '../../../core/contract/catalogue-calls.ts';
import { useServices, useSlice } from '../../services.ts';
import { hrefOf } from '../shell/sections.ts';
import styles from './catalogue.module.css';
import { chosenOf } from './find-types.ts';
import { ProviderPage } from './ProviderPage.tsx';
import { TypeList } from './TypeList.tsx';
import { TypePage } from './TypePage.tsx';

/** `path`: the provider and the type that the address names. */
export function CataloguePage({ path }: { path: readonly string[] }) {
  const { catalogue } = useServices();
  const { phase, problem, providers } = useSlice(
    (services) => services.catalogue,
    (state) => state,
  );
  useEffect(() => catalogue.open(), [catalogue]);
  if (phase === 'loading')
    return (
      <div className={styles.centre} role="status">
        <Loader size="sm" aria-hidden="true" />
        <span className="muted">Reading the catalogue…</span>
      </div>
    );
  if (phase === 'failed')
    return (
      <div className={styles.centre} role="alert">
        <h1>The catalogue cannot be read</h1>
        <p className="muted">{problem}</p>
        <Button onClick={() => catalogue.again()}>Try again</Button>
      </div>
    );
  return <Catalogue providers={providers} problem={problem} path={path} />;
}

interface CatalogueProps {
  providers: readonly CatalogueProvider[];
  /** Why what has arrived may be out of date. */
  problem: string | null;
  path: readonly string[];
}

function Catalogue({ providers, problem, path }: CatalogueProps) {
  const chosen = chosenOf(providers, path);
  return (
    <div className={styles.split}>
      <TypeList providers={providers} chosen={chosen} problem={problem} />
      {chosen ? (
        <section
          key={`${chosen.provider.id}/${chosen.type?.id}`}
          className={styles.page}
          aria-label={chosen.type ? 'Event type' : 'Provider'}
        >
          {chosen.type ? (
            <TypePage provider={chosen.provider} type={chosen.type} />
          ) : (
            <ProviderPage provider={chosen.provider} />
          )}
        </section>
      ) : (
        <div className={styles.centre}>
          <strong>Nothing in the catalogue has this name</strong>
          <span className={`mono muted ${styles.wrap}`}>{path.join('/')}</span>
          <a href={hrefOf('simulator', 'catalogue')}>Show the catalogue from its beginning</a>
        </div>
      )}
    </div>
  );
}

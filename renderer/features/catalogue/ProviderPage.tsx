import type { CatalogueProvider } from '../../../core/contract/catalogue-calls.ts';
import { plural } from '../../ui/format.ts';
import { ProviderBadge } from '../../ui/ProviderBadge.tsx';
import { SourceLink } from '../../ui/SourceLink.tsx';
import { hrefOf } from '../shell/sections.ts';
import styles from './catalogue.module.css';
import { seenTypes } from './find-types.ts';
import { ProviderNotes } from './ProviderNotes.tsx';

export function ProviderPage({ provider }: { provider: CatalogueProvider }) {
  const { id, label, badge, docs, types } = provider;
  return (
    <>
      <div className={styles.head}>
        <div className={styles.headline}>
          <ProviderBadge text={badge.text} dark={badge.dark} light={badge.light} />
          <h2>{label}</h2>
        </div>
        <div className="muted">
          {plural(types.length, 'event type')}, {seenTypes(provider)} of them seen ·{' '}
          <SourceLink source={{ title: 'Documentation', url: docs }} />
        </div>
      </div>
      <h3>Events</h3>
      <section className={styles.notes} aria-label="Events">
        <dl>
          {types.map((type) => (
            <div key={type.id} className={styles.note}>
              <dt>
                <a href={hrefOf('simulator', 'catalogue', id, type.id)}>{type.id}</a>
              </dt>
              <dd>{type.summary ?? type.title}</dd>
            </div>
          ))}
        </dl>
      </section>
      <ProviderNotes provider={provider} />
    </>
  );
}

import type { CatalogueProvider, CatalogueType } from '../../../core/contract/catalogue-calls.ts';
import { formatCount, plural } from '../../ui/format.ts';
import { ProviderBadge } from '../../ui/ProviderBadge.tsx';
import { hrefOf } from '../shell/sections.ts';
import styles from './catalogue.module.css';
import { seenTypes } from './find-types.ts';

/** The address of a type, or of a provider. */
export const linkOf = (provider: CatalogueProvider, type: CatalogueType | null): string =>
  type
    ? hrefOf('simulator', 'catalogue', provider.id, type.id)
    : hrefOf('simulator', 'catalogue', provider.id);

interface Marks {
  /** The link that is chosen. */
  current: string | null;
  /** The link that the tab key stops at. */
  stop: string | undefined;
}

interface TypeGroupProps extends Marks {
  provider: CatalogueProvider;
  /** All of its types are listed. */
  whole: boolean;
}

const linkProps = (href: string, { current, stop }: Marks) => ({
  href,
  'aria-current': href === current || undefined,
  tabIndex: href === stop ? 0 : -1,
});

/** A provider and its event types, each a link. */
export function TypeGroup({ provider, whole, ...marks }: TypeGroupProps) {
  const { label, badge, types } = provider;
  return (
    <>
      <a className={styles.group} {...linkProps(linkOf(provider, null), marks)}>
        <ProviderBadge text={badge.text} dark={badge.dark} light={badge.light} />
        <span className={styles.groupName}>{label}</span>
        <span className={styles.seen}>
          {whole ? `${seenTypes(provider)} of ${types.length} seen` : `${types.length} found`}
        </span>
      </a>
      <ul className={styles.types} aria-label={label}>
        {types.map((type) => (
          <li key={type.id}>
            <a className={styles.type} title={type.title} {...linkProps(linkOf(provider, type), marks)}>
              <span className={styles.typeName}>{type.id}</span>
              <Seen type={type} />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Seen({ type: { arrived } }: { type: CatalogueType }) {
  if (!arrived) return <span className={styles.seen}>not seen yet</span>;
  return (
    <span className={styles.count} title={`${plural(arrived.count, 'event')} arrived`}>
      {formatCount(arrived.count)}
    </span>
  );
}

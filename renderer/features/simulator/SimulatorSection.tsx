import { CataloguePage } from '../catalogue/CataloguePage.tsx';
import { hrefOf } from '../shell/sections.ts';
import { SimulatorPage } from './SimulatorPage.tsx';
import styles from './simulator.module.css';

/** The step of the address behind which the catalogue begins; without it, a provider and type mean the same. */
const CATALOGUE = 'catalogue';

/** `path`: what the address names inside the section. */
export function SimulatorSection({ path }: { path: readonly string[] }) {
  const [first] = path;
  const pages = [
    { name: 'Draft', href: hrefOf('simulator'), open: first === undefined },
    { name: 'Event catalogue', href: hrefOf('simulator', CATALOGUE), open: first !== undefined },
  ];
  return (
    <div className={styles.section}>
      {first === undefined ? <h1 className="unseen">Simulator</h1> : null}
      <nav className={styles.pages} aria-label="Simulator pages">
        {pages.map(({ name, href, open }) => (
          <a key={name} className={styles.pageLink} href={href} aria-current={open ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      {first === undefined ? (
        <SimulatorPage />
      ) : (
        <CataloguePage path={first === CATALOGUE ? path.slice(1) : path} />
      )}
    </div>
  );
}

import { type SectionId, sections } from './sections.ts';
import styles from './shell.module.css';

export function Rail({ current }: { current: SectionId }) {
  return (
    <nav className={styles.rail} aria-label="Sections">
      {sections.map(({ id, name, icon: Icon }, index) => (
        <a
          key={id}
          className={styles.railLink}
          href={`#/${id}`}
          aria-current={id === current ? 'page' : undefined}
          aria-keyshortcuts={`Control+${index + 1} Meta+${index + 1}`}
        >
          <Icon size={18} stroke={1.6} aria-hidden="true" />
          {name}
        </a>
      ))}
    </nav>
  );
}

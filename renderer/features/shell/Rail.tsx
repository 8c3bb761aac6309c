import { useShortcut } from '../commands/use-shortcut.ts';
import { type SectionId, sections } from './sections.ts';
import styles from './shell.module.css';

export function Rail({ current }: { current: SectionId }) {
  return (
    <nav className={styles.rail} aria-label="Sections">
      {sections.map((section) => (
        <RailLink key={section.id} section={section} isCurrent={section.id === current} />
      ))}
    </nav>
  );
}

interface RailLinkProps {
  section: (typeof sections)[number];
  isCurrent: boolean;
}

function RailLink({ section: { id, name, icon: Icon }, isCurrent }: RailLinkProps) {
  const shortcut = useShortcut(`go.${id}`);
  return (
    <a
      className={styles.railLink}
      href={`#/${id}`}
      aria-current={isCurrent ? 'page' : undefined}
      aria-keyshortcuts={shortcut.aria}
    >
      <Icon size={18} stroke={1.6} aria-hidden="true" />
      {name}
    </a>
  );
}

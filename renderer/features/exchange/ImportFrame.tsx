import { useWindowEvent } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useServices } from '../../services.ts';
import styles from './exchange.module.css';
import { ImportBar } from './ImportBar.tsx';

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** While it is on the screen, files that are dropped on the window are imported; above its content stands how far that is. */
export function ImportFrame({ children }: { children: ReactNode }) {
  const { imports } = useServices();
  const [over, setOver] = useState(false);
  useWindowEvent('dragover', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setOver(true);
  });
  useWindowEvent('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) setOver(false);
  });
  useWindowEvent('drop', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void imports.start(file);
  });
  return (
    <div className={styles.frame}>
      <ImportBar />
      {children}
      {over ? (
        <div className={styles.drop}>Drop a HAR, JSON lines, cURL, HTTP file or evidence to import it</div>
      ) : null}
    </div>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useServices } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import styles from '../settings.module.css';
import { type ResetScope, resetSettings } from './reset.ts';

/** Puts a page's defaults back; what was stands beside the way back then. */
export function PageReset({
  page,
  disabled = false,
}: {
  page: Exclude<ResetScope, 'everything'>;
  disabled?: boolean;
}) {
  const services = useServices();
  const [problem, setProblem] = useState<string | null>(null);
  const reset = (): void => {
    resetSettings(page, services).then(
      () => setProblem(null),
      (thrown: unknown) => setProblem(messageOf(thrown)),
    );
  };
  return (
    <div className={styles.pageReset}>
      {problem === null ? null : <span role="alert">{problem}</span>}
      <Button variant="subtle" disabled={disabled} onClick={reset}>
        Reset this page
      </Button>
    </div>
  );
}

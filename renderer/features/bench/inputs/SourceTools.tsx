import { Button, FileButton } from '@mantine/core';
import { useRef } from 'react';
import { example } from '../model/example.ts';
import type { Bench } from '../use-bench.ts';
import styles from './inputs.module.css';
import { takeFile } from './take-file.ts';

export function SourceTools({ bench }: { bench: Bench }) {
  const reset = useRef<() => void>(null);
  const take = async (file: File | null): Promise<void> => {
    if (!file) return;
    await takeFile(file, (source) => bench.change({ source }), bench.refuse);
    // The same file, changed, can be opened again.
    reset.current?.();
  };
  const tryExample = (): void => {
    bench.change({ source: { kind: 'typed', text: example.text }, scheme: null });
    bench.changeSecrets({ current: example.secret, previous: '' });
  };
  return (
    <span className={styles.tools}>
      <FileButton resetRef={reset} onChange={(file) => void take(file)}>
        {(props) => (
          <Button variant="subtle" {...props}>
            Open a file…
          </Button>
        )}
      </FileButton>
      <Button variant="subtle" title="A generated request that is signed in hex" onClick={tryExample}>
        Try an example
      </Button>
    </span>
  );
}

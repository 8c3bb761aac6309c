import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { BenchMatch } from '../../../../core/contract/bench-calls.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { focusable } from '../../../ui/focusable.ts';
import { plural } from '../../../ui/format.ts';
import { keyed } from '../../../ui/keyed.ts';
import { Card } from '../evidence/Card.tsx';
import { codeLines, excerptLines, type FixLanguage, fixLanguages, fixStore } from '../model/fixes.ts';
import styles from './result.module.css';

/** What to change in the handler, as code. Its comments say what is to be done where. */
export function FixCard({ fixes }: { fixes: BenchMatch['fixes'] }) {
  const { language } = useStore(fixStore);
  const [whole, setWhole] = useState(false);
  const lines = codeLines(fixes[language]);
  return (
    <Card
      title="What to change"
      note="in a handler that checks it rightly"
      tools={
        <>
          <SegmentedControl<FixLanguage>
            aria-label="Language of the fix"
            value={language}
            data={[...fixLanguages]}
            onChange={(next) => fixStore.setState({ language: next })}
          />
          <CopyButton name="Copy fix" label="Copy fix" text={fixes[language]} variant="default" />
        </>
      }
    >
      <section ref={focusable} className={`mono ${styles.code}`} aria-label="The fix">
        {keyed(whole ? lines : excerptLines(lines)).map(({ key, item }) =>
          item === null ? (
            <span key={key} className="faint">
              {'⋯\n'}
            </span>
          ) : (
            <span key={key} data-comment={item.comment || undefined}>
              {`${item.text}\n`}
            </span>
          ),
        )}
      </section>
      <Button className={styles.whole} variant="subtle" aria-pressed={whole} onClick={() => setWhole(!whole)}>
        {whole ? 'Show what matters' : `Show all ${plural(lines.length, 'line')}`}
      </Button>
    </Card>
  );
}

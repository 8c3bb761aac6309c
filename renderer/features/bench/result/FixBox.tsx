import { SegmentedControl } from '@mantine/core';
import { useStore } from 'zustand';
import type { BenchMatch } from '../../../../core/contract/bench-calls.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { focusable } from '../../../ui/focusable.ts';
import { type FixLanguage, fixLanguages, fixStore } from '../model/fixes.ts';
import styles from './result.module.css';

/** What to change in the handler, as code. */
export function FixBox({ fixes }: { fixes: BenchMatch['fixes'] }) {
  const { language } = useStore(fixStore);
  return (
    <div className={styles.fix}>
      <div className={styles.fixHead}>
        <h3>What to change</h3>
        <SegmentedControl<FixLanguage>
          aria-label="Language of the fix"
          value={language}
          data={[...fixLanguages]}
          onChange={(next) => fixStore.setState({ language: next })}
        />
        <CopyButton name="Copy fix" label="Copy fix" text={fixes[language]} variant="default" />
      </div>
      <section ref={focusable} className={`mono ${styles.code}`} aria-label="The fix">
        {fixes[language]}
      </section>
    </div>
  );
}

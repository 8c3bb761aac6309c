import { SegmentedControl } from '@mantine/core';
import { useStore } from 'zustand';
import type { BenchMatch } from '../../../../core/contract/bench-calls.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { focusable } from '../../../ui/focusable.ts';
import { keyed } from '../../../ui/keyed.ts';
import { Card } from '../evidence/Card.tsx';
import { codeLines, type FixLanguage, fixLanguages, fixStore } from '../model/fixes.ts';
import styles from './result.module.css';

/** What to change in the handler, as code. Its comments say what is to be done where. */
export function FixCard({ fixes }: { fixes: BenchMatch['fixes'] }) {
  const { language } = useStore(fixStore);
  return (
    <Card
      title="What to change"
      note="a handler that checks it rightly"
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
        {keyed(codeLines(fixes[language])).map(({ key, item: { text, comment } }) => (
          <span key={key} data-comment={comment || undefined}>
            {`${text}\n`}
          </span>
        ))}
      </section>
    </Card>
  );
}

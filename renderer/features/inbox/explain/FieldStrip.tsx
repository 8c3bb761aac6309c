import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { ExplainedFields } from '../../../../core/contract/catalogue-calls.ts';
import { useServices } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { SourceLink } from '../../../ui/SourceLink.tsx';
import styles from './explain.module.css';
import { explain } from './explain.ts';
import type { FieldStep } from './field-finder.ts';

interface FieldStripProps {
  eventId: string;
  /** The field that the cursor or the pointer is at; null before there was one. */
  steps: readonly FieldStep[] | null;
}

/** A screen reader is told where the cursor rests, not all that it passes. */
const REST_MS = 200;

/** What the document says of one field, below the body: for those who do not point. */
export function FieldStrip({ eventId, steps }: FieldStripProps) {
  const [rested] = useDebouncedValue(steps, REST_MS);
  const asked = useFields(eventId, rested !== null);
  return (
    <div className={styles.strip} role="status" aria-label="Field">
      <Said asked={asked} steps={rested} />
    </div>
  );
}

type Asked = { found: ExplainedFields | null } | { problem: string } | null;

function Said({ asked, steps }: { asked: Asked; steps: FieldStripProps['steps'] }) {
  if (asked && 'problem' in asked) return <span className={styles.hint}>{asked.problem}</span>;
  if (steps === null || !asked?.found)
    return (
      <span className={styles.hint}>
        Point at a field, or move the cursor to it: what its document says stands here.
      </span>
    );
  const { name, facts, documented, says, source } = explain(asked.found, steps);
  return (
    <>
      <span className={styles.head}>
        <code className={styles.name}>{name}</code>
        {facts.length > 0 ? <span className={styles.facts}>{facts.join(' · ')}</span> : null}
        <span className={styles.source}>
          <SourceLink source={source} />
        </span>
      </span>
      <span className={documented ? styles.says : styles.open}>{says}</span>
    </>
  );
}

/** The fields of an event, once they are wanted. */
function useFields(eventId: string, wanted: boolean): Asked {
  const { fields } = useServices();
  const [asked, setAsked] = useState<Asked>(null);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    fields.of(eventId).then(
      (found) => current && setAsked({ found }),
      (thrown: unknown) => current && setAsked({ problem: messageOf(thrown) }),
    );
    return () => {
      current = false;
    };
  }, [fields, eventId, wanted]);
  return asked;
}

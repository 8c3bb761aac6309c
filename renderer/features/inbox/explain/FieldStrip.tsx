import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { ExplainedFields } from '../../../../core/contract/catalogue-calls.ts';
import type { EventDetail } from '../../../../core/contract/models.ts';
import { useServices } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { SourceLink } from '../../../ui/SourceLink.tsx';
import styles from './explain.module.css';
import { explain } from './explain.ts';
import type { FieldStep } from './field-finder.ts';

interface FieldStripProps {
  event: EventDetail;
  /** The field that the cursor or the pointer is at; null before there was one. */
  steps: readonly FieldStep[] | null;
}

/** A screen reader is told where the cursor rests, not all that it passes. */
const REST_MS = 200;

/** What the document says of one field, below the body: for those who do not point. */
export function FieldStrip({ event, steps }: FieldStripProps) {
  const [rested] = useDebouncedValue(steps, REST_MS);
  const asked = useFields(event, rested);
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
      </span>
      <span className={documented ? styles.says : styles.open}>{says}</span>
      <span className={styles.source}>
        <SourceLink source={source} />
      </span>
    </>
  );
}

/** The fields of an event: asked for at its first field, and again at the next where that failed or it was judged anew. */
function useFields(event: EventDetail, steps: FieldStripProps['steps']): Asked {
  const { fields } = useServices();
  const [asked, setAsked] = useState<Asked>(null);
  useEffect(() => {
    if (steps === null) return;
    let current = true;
    fields.of(event.id).then(
      (found) => current && setAsked({ found }),
      (thrown: unknown) => current && setAsked({ problem: messageOf(thrown) }),
    );
    return () => {
      current = false;
    };
  }, [fields, event, steps]);
  return asked;
}

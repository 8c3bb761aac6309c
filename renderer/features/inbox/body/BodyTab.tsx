import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { EventDetail } from '../../../../core/contract/models.ts';
import { formatBytes } from '../../../ui/format.ts';
import { BodyActions } from './BodyActions.tsx';
import { BodyContent } from './BodyContent.tsx';
import styles from './body.module.css';
import { contentEncoding } from './content.ts';
import type { BodyForm } from './read-body.ts';
import { useBody } from './use-body.ts';

export function BodyTab({ event }: { event: EventDetail }) {
  const encoding = contentEncoding(event.headers);
  const [form, setForm] = useState<BodyForm>(encoding === null ? 'raw' : 'decoded');
  const body = useBody(event.id, event.size, form);
  const { state } = body;
  if (event.size === 0)
    return (
      <div className={styles.centre}>
        <strong>No body</strong>
        <span className="muted">The request came without one.</span>
      </div>
    );
  const forms = encoding === null ? null : <FormSwitch encoding={encoding} form={form} onForm={setForm} />;
  if (state.status === 'ready')
    return <BodyContent event={event} bytes={state.bytes} form={form} forms={forms} />;
  return (
    <>
      {forms ? <div className={styles.tools}>{forms}</div> : null}
      <div className={styles.centre}>
        {state.status === 'loading' ? (
          <Loading loaded={state.loaded} total={state.total} onCancel={body.cancel} />
        ) : null}
        {state.status === 'large' ? (
          <>
            <strong>{formatBytes(state.total)}</strong>
            <span className="muted">A body of this size is shown on request.</span>
            <div className={styles.actions}>
              <Button variant="filled" onClick={() => body.show()}>
                Show it
              </Button>
              <BodyActions event={event} form={form} bytes={null} />
            </div>
          </>
        ) : null}
        {state.status === 'failed' ? (
          <div role="alert" className={styles.failed}>
            <strong>The body cannot be shown</strong>
            <span className="muted">{state.problem}</span>
            <Button onClick={() => body.again()}>Try again</Button>
          </div>
        ) : null}
      </div>
    </>
  );
}

interface FormSwitchProps {
  encoding: string;
  form: BodyForm;
  onForm: (form: BodyForm) => void;
}

function FormSwitch({ encoding, form, onForm }: FormSwitchProps) {
  return (
    <SegmentedControl
      aria-label="Form of the body"
      value={form}
      data={[
        { value: 'decoded', label: `Decoded from ${encoding}` },
        { value: 'raw', label: 'As it came' },
      ]}
      onChange={onForm}
    />
  );
}

interface LoadingProps {
  loaded: number;
  total: number | null;
  onCancel: () => void;
}

/** Small bodies are there before words could be read, so nothing is said until a part of a large one came. */
function Loading({ loaded, total, onCancel }: LoadingProps) {
  if (total === null) return null;
  return (
    <>
      <progress className={styles.progress} aria-label="Reading the body" max={total} value={loaded} />
      <span className="muted">
        {formatBytes(loaded)} of {formatBytes(total)}
      </span>
      <Button onClick={onCancel}>Cancel</Button>
    </>
  );
}

import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CatalogueType } from '../../../core/contract/catalogue-calls.ts';
import { useServices } from '../../services.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { focusable } from '../../ui/focusable.ts';
import { jsonParts } from '../../ui/json-parts.ts';
import { messageOf } from '../../ui/message-of.ts';
import { decodeUtf8, fromBase64 } from '../inbox/body/bytes.ts';
import { prettyJson } from '../inbox/body/pretty.ts';
import styles from './catalogue.module.css';

export function Example({ template }: { template: CatalogueType['template'] }) {
  const [attempt, setAttempt] = useState(0);
  if (template === null)
    return (
      <>
        <h3>Example</h3>
        <p className="muted">No document gives an example of this event, and none was made.</p>
      </>
    );
  const { id, documented } = template;
  return (
    <ExampleCard key={attempt} id={id} documented={documented} onAgain={() => setAttempt(attempt + 1)} />
  );
}

interface ExampleCardProps {
  id: string;
  documented: boolean;
  onAgain: () => void;
}

function ExampleCard({ id, documented, onAgain }: ExampleCardProps) {
  const state = useTemplate(id);
  const text = state.status === 'ready' ? state.text : null;
  return (
    <section className={styles.card} aria-label="Example">
      <div className={styles.cardHead}>
        <h3>Example</h3>
        <span className="muted">
          {documented
            ? 'The document’s own, byte for byte; indented here for reading'
            : 'Generated: the document gives none'}
        </span>
        <span className={styles.grow} />
        <CopyButton name="Copy example" label="Copy" text={text} />
      </div>
      {state.status === 'failed' ? (
        <div className={styles.cardBody} role="alert">
          <p>{state.problem}</p>
          <Button onClick={onAgain}>Try again</Button>
        </div>
      ) : (
        <section ref={focusable} className={`mono ${styles.json}`} aria-label="The example as JSON">
          {jsonParts(prettyJson(text ?? '')).map((part) => (
            <span key={part.from} data-kind={part.kind}>
              {part.text}
            </span>
          ))}
        </section>
      )}
    </section>
  );
}

type State =
  | { status: 'loading' }
  | { status: 'ready'; text: string }
  | { status: 'failed'; problem: string };

/** The bytes of a template as text: they are JSON, so UTF-8. */
function useTemplate(id: string): State {
  const { connection } = useServices();
  const [state, setState] = useState<State>({ status: 'loading' });
  useEffect(() => {
    let current = true;
    connection.call('templates.get', { id }).then(
      ({ bodyBase64 }) =>
        current && setState({ status: 'ready', text: decodeUtf8(fromBase64(bodyBase64)) ?? '' }),
      (thrown: unknown) => current && setState({ status: 'failed', problem: messageOf(thrown) }),
    );
    return () => {
      current = false;
    };
  }, [connection, id]);
  return state;
}

import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { CATCH_ALL, type EndpointInfo } from '../../../core/contract/endpoints.ts';
import { useConnection, useServices } from '../../services.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { messageOf } from '../../ui/message-of.ts';
import { usePublicUrl } from '../tunnel/use-tunnel.ts';
import { endpointAddress } from './address.ts';
import { Card } from './Card.tsx';
import { EndpointForm } from './EndpointForm.tsx';
import styles from './endpoints.module.css';
import { ForwardCard } from './forward/ForwardCard.tsx';
import { RejectSwitch } from './RejectSwitch.tsx';
import { RepliesCard } from './replies/RepliesCard.tsx';
import { endpointRows } from './rows.ts';
import { SecretsCard } from './SecretsCard.tsx';
import { endpointName, endpointUrl } from './words.ts';

interface EndpointPaneProps {
  /** null: a new one. */
  slug: string | null;
  list: readonly EndpointInfo[];
}

/** One endpoint, to be seen and changed. */
export function EndpointPane({ slug, list }: EndpointPaneProps) {
  const endpoint = slug === null ? null : list.find((one) => one.slug === slug);
  if (endpoint === undefined)
    return (
      <section className={styles.pane} aria-label="Endpoint">
        <div className={styles.centre}>
          <span className="muted">There is no endpoint {endpointName(slug)} any more.</span>
        </div>
      </section>
    );
  return <Pane endpoint={endpoint} />;
}

function Pane({ endpoint }: { endpoint: EndpointInfo | null }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // What had the focus went with the pane before.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  const title = endpoint === null ? 'New endpoint' : endpointName(endpoint.slug);
  return (
    <section className={styles.pane} aria-label="Endpoint">
      <div className={styles.paneBody}>
        <div className={styles.paneHead}>
          <h2 ref={heading} tabIndex={-1} className={endpoint?.slug ? 'mono' : undefined}>
            {title}
          </h2>
          {endpoint === null ? null : <HeadActions endpoint={endpoint} />}
        </div>
        <EndpointForm endpoint={endpoint} />
        {endpoint === null ? null : (
          <>
            <SecretsCard endpoint={endpoint} />
            <RepliesCard endpoint={endpoint} />
            <ForwardCard endpoint={endpoint} />
            <Card title="Answer" setting={endpointRows.answer.id}>
              <div className={styles.cardBody}>
                <RejectSwitch
                  endpoint={endpoint}
                  label="Answer 401 to a bad signature"
                  name="Answer 401 to a bad signature"
                />
                <p className="muted">
                  Where no rule takes it: off, every request is answered 200; on, one whose signature is wrong
                  or missing gets 401, without a reason. Either way it is kept. Without a secret all are
                  answered 200.
                </p>
              </div>
            </Card>
          </>
        )}
      </div>
    </section>
  );
}

function HeadActions({ endpoint }: { endpoint: EndpointInfo }) {
  const { endpoints, speaker } = useServices();
  const [problem, setProblem] = useState<string | null>(null);
  const url = useConnection(({ engine }) =>
    endpointUrl(engine?.receiver.status === 'listening' ? engine.receiver.url : null, endpoint.slug),
  );
  const publicUrl = endpointUrl(usePublicUrl(), endpoint.slug);
  const remove = async (): Promise<void> => {
    try {
      await endpoints.remove(endpoint.slug);
      window.location.hash = endpointAddress(CATCH_ALL).slice(1);
      speaker.say(`Endpoint ${endpointName(endpoint.slug)} removed. Undo is above the list.`);
    } catch (thrown) {
      setProblem(messageOf(thrown));
    }
  };
  return (
    <>
      <CopyButton name="Copy URL of this endpoint" label="Copy URL" text={url} />
      {publicUrl === null ? null : (
        <CopyButton name="Copy public URL of this endpoint" label="Copy public URL" text={publicUrl} />
      )}
      <span className={styles.grow}>{problem}</span>
      {endpoint.slug === CATCH_ALL ? null : <Button onClick={() => void remove()}>Remove</Button>}
    </>
  );
}

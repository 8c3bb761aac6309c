import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CallOutput } from '../../../core/contract/calls.ts';
import { type ExportFormat, exportFormat } from '../../../core/contract/exchange-calls.ts';
import { useServices } from '../../services.ts';
import { formatCount } from '../../ui/format.ts';
import { messageOf } from '../../ui/message-of.ts';
import styles from './exchange.module.css';
import { leftOutWords, maskedWords } from './model/formats.ts';

interface PreviewProps {
  ids: readonly string[];
  format: ExportFormat;
  masked: boolean;
}

type Found = CallOutput<'exchange.preview'> | { problem: string };

/** What is hidden, or would stand in the file for whoever gets it. */
export function Preview({ ids, format, masked }: PreviewProps) {
  const { connection } = useServices();
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly found: Found } | null>(null);
  const asked = `${format} ${ids.join(' ')}`;
  useEffect(() => {
    let current = true;
    const [kind, ...events] = asked.split(' ');
    connection.call('exchange.preview', { ids: events, format: exportFormat.parse(kind) }).then(
      (found) => current && setAnswer({ asked, found }),
      (thrown: unknown) => current && setAnswer({ asked, found: { problem: messageOf(thrown) } }),
    );
    return () => {
      current = false;
    };
  }, [connection, asked]);
  if (answer?.asked !== asked) return <Loader size="xs" aria-label="Looking for secrets" />;
  const { found } = answer;
  if ('problem' in found) return <p role="alert">{found.problem}</p>;
  return (
    <section aria-label="Secrets">
      {found.leftOut > 0 ? <p className="muted">{leftOutWords(found.leftOut)}</p> : null}
      {found.masked.length === 0 ? (
        <p className="muted">
          Nothing in it is known to be a secret. Look at the bodies yourself before you give them away.
        </p>
      ) : (
        <>
          <h2 className={styles.title}>{masked ? 'These are masked' : 'These are left as they came'}</h2>
          <ul className={styles.places} data-bad={!masked || undefined}>
            {found.masked.map((place) => (
              <li key={`${place.place} ${place.name}`}>
                {maskedWords(place)} <span className="muted">× {formatCount(place.count)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

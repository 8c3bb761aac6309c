import { Button } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { SignatureTrace, TracedKey } from '../../../../core/contract/signature-trace.ts';
import { plural } from '../../../ui/format.ts';
import { toHex } from '../model/encodings.ts';
import { keyBytes, keyFormWords } from '../model/key-bytes.ts';
import type { TypedSecrets } from '../model/start-input.ts';
import { Card } from './Card.tsx';
import styles from './evidence.module.css';

interface KeyCardProps {
  trace: SignatureTrace;
  /** What was typed into this page; null where the secret is an endpoint's, which this page does not know. */
  secrets: TypedSecrets | null;
}

export function KeyCard({ trace: { keys, digests }, secrets }: KeyCardProps) {
  const [revealed, setRevealed] = useState(false);
  return (
    <Card
      title="Key"
      tools={
        secrets && keys.length > 0 ? (
          <Button variant="subtle" aria-pressed={revealed} onClick={() => setRevealed(!revealed)}>
            {revealed ? 'Hide the bytes' : 'Reveal'}
          </Button>
        ) : null
      }
    >
      {keys.length === 0 ? <p className="muted">{noKey(digests.algorithm)}</p> : null}
      {keys.map((key) => (
        <OneKey
          key={key.which}
          traced={key}
          alone={keys.length === 1}
          secret={secrets?.[key.which] ?? null}
          revealed={revealed}
        />
      ))}
      {secrets === null ? <p className="faint">The endpoint's secret stays in the vault.</p> : null}
    </Card>
  );
}

function noKey(algorithm: string | null): string {
  return algorithm === null
    ? 'No key is made: the secret is compared as it is.'
    : 'There is no secret to make a key of.';
}

interface OneKeyProps {
  traced: TracedKey;
  alone: boolean;
  secret: string | null;
  revealed: boolean;
}

function OneKey({ traced, alone, secret, revealed }: OneKeyProps) {
  const { which, forms, droppedPrefix, problem } = traced;
  return (
    <div>
      {alone ? null : <h4>{which === 'current' ? 'Current secret' : 'Previous secret'}</h4>}
      {problem === null ? null : <p data-tone="bad">{problem}</p>}
      <table className={styles.forms}>
        <tbody>
          {forms.map(({ form, bytes, used }) => (
            <Fragment key={form}>
              <tr data-used={used || undefined}>
                <th scope="row">{keyFormWords(form)}</th>
                <td>{bytes === null ? 'not possible' : plural(bytes, 'byte')}</td>
                <td>{used ? <strong data-tone={bytes === null ? 'bad' : 'good'}>used</strong> : null}</td>
              </tr>
              {secret === null || bytes === null || !(used || revealed) ? null : (
                <tr data-used={used || undefined}>
                  <td colSpan={3} className={`mono ${styles.keyBytes}`}>
                    {bytesText(secret, droppedPrefix, form, revealed)}
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {droppedPrefix === null ? null : (
        <p className="faint">
          The prefix <span className="mono">{droppedPrefix}</span> is dropped first.
        </p>
      )}
    </div>
  );
}

const SHOWN_BYTES = 64;

function bytesText(
  secret: string,
  droppedPrefix: string | null,
  form: TracedKey['forms'][number]['form'],
  revealed: boolean,
): string {
  const bytes = keyBytes(secret, droppedPrefix, form) ?? new Uint8Array();
  const pairs = toHex(bytes.subarray(0, SHOWN_BYTES)).match(/../g) ?? [];
  const rest = bytes.length > SHOWN_BYTES ? ' …' : '';
  return revealed ? pairs.join(' ') + rest : '•• •• •• …';
}

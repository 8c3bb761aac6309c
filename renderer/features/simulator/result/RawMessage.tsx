import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { focusable } from '../../../ui/focusable.ts';
import { decodeUtf8, joinBytes } from '../../inbox/body/bytes.ts';
import { HexView } from '../../inbox/body/HexView.tsx';
import styles from '../simulator.module.css';

interface RawMessageProps {
  /** One byte a character (latin-1). */
  head: string;
  body: Uint8Array;
  masked: readonly string[];
}

/** A message as its bytes, to be read or looked at one by one. */
export function RawMessage({ head, body, masked }: RawMessageProps) {
  const [form, setForm] = useState('text');
  const text = `${head.replaceAll('\r\n', '\n')}${decodeUtf8(body) ?? `(${body.length} bytes that are no text)`}`;
  const bytes = joinBytes([Uint8Array.from(head, (character) => character.charCodeAt(0)), body]);
  return (
    <>
      <div className={styles.fieldHead}>
        <SegmentedControl
          size="xs"
          aria-label="Form of the message"
          data={[
            { value: 'text', label: 'Text' },
            { value: 'hex', label: 'Hex' },
          ]}
          value={form}
          onChange={setForm}
        />
        <span className="faint">{bytes.length} bytes</span>
        <span className={styles.grow} />
        <CopyButton name="Copy the message" label="Copy" text={text} />
      </div>
      {masked.length > 0 ? (
        <p className={styles.note}>
          {masked.join(', ')} carried the secret: asterisks stand for it here, and in what is stored.
        </p>
      ) : null}
      {form === 'hex' ? (
        <div className={styles.hex}>
          <HexView bytes={bytes} label="Message as hex" />
        </div>
      ) : (
        <section ref={focusable} className={`mono ${styles.raw}`} aria-label="Message as text">
          {text}
        </section>
      )}
    </>
  );
}

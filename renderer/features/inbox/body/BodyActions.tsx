import { Button } from '@mantine/core';
import { useState } from 'react';
import type { EventDetail } from '../../../../core/contract/models.ts';
import { useServices } from '../../../services.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { decodeUtf8, toBase64 } from './bytes.ts';
import { fileName, readContent } from './content.ts';
import { type BodyForm, readBody } from './read-body.ts';

interface BodyActionsProps {
  event: EventDetail;
  form: BodyForm;
  /** null while the body is not loaded: it is fetched for the purpose. */
  bytes: Uint8Array<ArrayBuffer> | null;
}

export function BodyActions({ event, form, bytes }: BodyActionsProps) {
  const { connection, host, speaker } = useServices();
  const [saving, setSaving] = useState(false);

  const all = async (): Promise<Uint8Array<ArrayBuffer>> => {
    if (bytes) return bytes;
    const read = await readBody((input) => connection.call('events.body', input), {
      id: event.id,
      form,
      signal: new AbortController().signal,
      limit: Number.POSITIVE_INFINITY,
      onProgress: () => {},
    });
    if (!read.whole) throw new Error('The body did not come whole.');
    return read.bytes;
  };
  const copied = async (): Promise<string> => {
    const body = await all();
    return decodeUtf8(body) ?? toBase64(body);
  };
  const save = async (): Promise<void> => {
    setSaving(true);
    try {
      const body = await all();
      host.saveFile(fileName(event.seq, readContent(body)), body);
    } catch (thrown) {
      speaker.fail(thrown);
    } finally {
      setSaving(false);
    }
  };

  const binary = bytes !== null && decodeUtf8(bytes) === null;
  return (
    <>
      <CopyButton name="Copy body" label={binary ? 'Copy as base64' : 'Copy body'} text={copied} />
      <Button variant="subtle" disabled={saving} onClick={() => void save()}>
        {saving ? 'Saving…' : 'Save body'}
      </Button>
    </>
  );
}

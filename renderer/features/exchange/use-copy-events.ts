import type { ExportFormat } from '../../../core/contract/exchange-calls.ts';
import { useServices } from '../../services.ts';
import { decodeUtf8 } from '../inbox/body/bytes.ts';
import { exportEvents } from './model/export-events.ts';

/** Copies events as text of a format. Rejects where it cannot be written as such. */
export function useCopyEvents(): (
  ids: readonly string[],
  format: ExportFormat,
  masked: boolean,
) => Promise<void> {
  const { connection, host } = useServices();
  return async (ids, format, masked) => {
    const options = { format, masked, signal: new AbortController().signal, onProgress: () => {} };
    const bytes = await exportEvents(connection, { ids, ...options });
    if (bytes.length === 0) throw new Error('These bytes are no HTTP: no request can be written of them.');
    const text = decodeUtf8(bytes);
    if (text === null) throw new Error('It holds bytes that are no text. Save it as a file instead.');
    await host.copyText(text);
  };
}

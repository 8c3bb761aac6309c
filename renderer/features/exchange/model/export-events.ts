import type { ExportFormat } from '../../../../core/contract/exchange-calls.ts';
import type { Connection } from '../../../connection/connection.ts';
import { fromBase64, joinBytes } from '../../inbox/body/bytes.ts';

export interface ExportOptions {
  readonly ids: readonly string[];
  readonly format: ExportFormat;
  readonly masked: boolean;
  readonly signal: AbortSignal;
  /** Events that are written so far. */
  readonly onProgress: (done: number) => void;
}

/** The file, piece by piece. Rejects when `signal` aborts. */
export async function exportEvents(
  connection: Pick<Connection, 'call'>,
  { ids, format, masked, signal, onProgress }: ExportOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const piece: { bytesBase64: string; next: number | null } = await connection.call('exchange.export', {
      ids: [...ids],
      format,
      masked,
      from,
    });
    signal.throwIfAborted();
    pieces.push(fromBase64(piece.bytesBase64));
    from = piece.next;
    onProgress(from ?? ids.length);
  }
  return joinBytes(pieces);
}

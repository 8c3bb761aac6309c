import { IMPORT_PIECE, type ImportResult } from '../../core/contract/exchange-calls.ts';
import type { RunningEngine } from './engine.ts';

let jobs = 0;

/** Sends a file to the engine as a page does. `onPiece` is told before each piece; false gives up. */
export async function importInto(
  engine: RunningEngine,
  file: Buffer | string,
  onPiece: (job: string, at: number) => void = () => {},
): Promise<ImportResult> {
  const bytes = Buffer.from(file);
  const job = `import-${++jobs}`;
  const result = engine.call('exchange.import', { job, size: bytes.length });
  // What ends the import ends its pieces too; the import's own end is what counts.
  const pieces = (async () => {
    for (let at = 0; at <= bytes.length; at += IMPORT_PIECE) {
      onPiece(job, at);
      const last = at + IMPORT_PIECE > bytes.length;
      const bytesBase64 = bytes.subarray(at, at + IMPORT_PIECE).toString('base64');
      await engine.call('exchange.piece', { job, bytesBase64, last });
    }
  })().catch(() => undefined);
  const [imported] = await Promise.all([result, pieces]);
  return imported;
}

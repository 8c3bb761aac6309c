import type { CallHandlers } from '../../contract/calls.ts';
import { HookglassError } from '../../contract/errors.ts';
import { countMasked, type Masked } from '../../exchange/mask.ts';
import { canWrite, fileWriter, maskedFor } from '../../exchange/write-file.ts';
import type { RegistrySource } from '../../providers/registry.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Jobs } from '../jobs.ts';
import { ENOUGH, type EventsToExport, eventHead, exchangeEvent } from './export-events.ts';
import { type ImportParts, importFile } from './import-file.ts';
import { createPieces, type Pieces } from './pieces.ts';
import { secretKnowledge } from './secret-knowledge.ts';

export interface ExchangeParts extends ImportParts, EventsToExport {
  readonly jobs: Jobs;
  readonly registry: RegistrySource;
  readonly vault: Vault;
  readonly version: string;
}

type ExchangeCall = 'exchange.preview' | 'exchange.export' | 'exchange.import' | 'exchange.piece';

/** Events to and from files. */
export function exchangeHandlers(parts: ExchangeParts): Pick<CallHandlers, ExchangeCall> {
  const { jobs, endpoints, registry, vault, clock, version } = parts;
  const importing = new Map<string, Pieces>();
  const knowledge = () => secretKnowledge(endpoints, registry.current, vault);
  return {
    'exchange.preview': ({ ids, format }) =>
      jobs.run(null, async (job) => {
        const known = knowledge();
        const masked: Masked[] = [];
        let leftOut = 0;
        for (const [index, id] of ids.entries()) {
          const event = exchangeEvent(parts, id);
          if (canWrite(format, event.detail))
            masked.push(...maskedFor({ format, masked: true, knowledge: known }, event).masked);
          else leftOut += 1;
          await job.step(index, ids.length);
        }
        return { masked: countMasked(masked), leftOut };
      }),
    'exchange.export': ({ ids, format, masked, from }) =>
      jobs.run(null, async (job) => {
        const request = {
          format,
          masked,
          knowledge: knowledge(),
          version,
          now: clock.now(),
          alone: ids.length === 1,
        };
        const writer = fileWriter(request);
        const chunks = from === 0 ? [writer.start()] : [];
        let size = 0;
        let at = from;
        for (; at < ids.length && size < ENOUGH; at++) {
          const chunk = writer.event(exchangeEvent(parts, ids[at] ?? ''), isFirst(parts, format, ids, at));
          chunks.push(chunk);
          size += chunk.length;
          await job.step(at, ids.length);
        }
        const next = at < ids.length ? at : null;
        if (next === null) chunks.push(writer.end());
        return { bytesBase64: Buffer.concat(chunks).toString('base64'), next };
      }),
    'exchange.import': ({ job: name, size }, caller) =>
      jobs.run(name, async (job) => {
        const pieces = createPieces(job.signal);
        importing.set(name, pieces);
        caller?.onClose(() => jobs.cancel(name));
        try {
          return await importFile(parts, job, size, pieces);
        } finally {
          importing.delete(name);
          pieces.close();
        }
      }),
    async 'exchange.piece'({ job, bytesBase64, last }) {
      const pieces = importing.get(job);
      if (!pieces) throw new HookglassError('job-cancelled', 'This import has ended.');
      await pieces.give({ bytes: Buffer.from(bytesBase64, 'base64'), last });
      return {};
    },
  };
}

/** Whether no event before it is in the file: those that the format cannot hold leave no trace. */
function isFirst(
  parts: EventsToExport,
  format: Parameters<typeof canWrite>[0],
  ids: readonly string[],
  at: number,
): boolean {
  return ids.slice(0, at).every((id) => !canWrite(format, eventHead(parts, id)));
}

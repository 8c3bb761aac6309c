import { eventNotFound } from '../../archive.ts';
import { HookglassError } from '../../contract/errors.ts';
import { freeFlowId } from '../../contract/flow-id.ts';
import type { Flow } from '../../contract/flows.ts';
import { type RecordedEvent, recordFlow } from '../../flows/record.ts';
import type { RegistrySource } from '../../providers/registry.ts';
import type { Reader } from '../../store/reader.ts';
import { type EventSource, readEvent } from '../../stored-event.ts';
import { listTemplates } from '../../templates.ts';
import type { SeqFinder } from '../seq-finder.ts';

export interface RecordParts extends EventSource {
  readonly reader: Pick<Reader, 'detail'>;
  readonly registry: RegistrySource;
  readonly seqFor: SeqFinder;
}

/** A flow of captured events. Throws where they are of several providers, or one has no template. */
export function flowOfEvents(
  ids: readonly string[],
  title: string,
  taken: readonly string[],
  parts: RecordParts,
): Flow {
  const found = [...new Set(ids.map(parts.seqFor))].sort((a, b) => a - b).map((seq) => recorded(seq, parts));
  const providers = [...new Set(found.map(({ provider }) => provider))];
  const [provider = ''] = providers;
  if (providers.length !== 1)
    throw new HookglassError('bad-argument', 'A flow is of one provider, and these events are of several.');
  return recordFlow({ provider, id: freeFlowId(provider, title, taken), title }, found);
}

function recorded(seq: number, parts: RecordParts): RecordedEvent & { provider: string } {
  const detail = parts.reader.detail(seq);
  if (!detail) throw eventNotFound(String(seq));
  const { provider, eventType } = detail;
  const template = `${provider}/${eventType}`;
  const read = readEvent(parts, seq);
  const known = listTemplates(parts.registry.current).some(({ id }) => id === template);
  if (provider === null || eventType === null || !read || !known)
    throw new HookglassError(
      'bad-argument',
      `#${seq} is no event of a documented type, so it cannot be a step. Leave it out.`,
    );
  return { provider, seq, at: Date.parse(detail.receivedAt), template, eventType, body: read.body };
}

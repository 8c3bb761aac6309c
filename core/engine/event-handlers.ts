import { eventNotFound } from '../archive.ts';
import type { CallHandlers, CallInput, CallOutput } from '../contract/calls.ts';
import { HookglassError } from '../contract/errors.ts';
import type { EventDetail } from '../contract/models.ts';
import { fullEvent } from '../full-event.ts';
import { decodeBody } from '../inspect/body.ts';
import type { Reader } from '../store/reader.ts';
import type { PendingAnswers } from './answering/pending.ts';
import type { Hub } from './hub.ts';
import type { Recorder } from './recorder.ts';
import type { Searches } from './search/searches.ts';
import type { SeqFinder } from './seq-finder.ts';

export interface EventParts {
  readonly reader: Reader;
  readonly recorder: Pick<Recorder, 'flush'>;
  readonly hub: Pick<Hub<unknown>, 'seq' | 'flush'>;
  readonly seqFor: SeqFinder;
  readonly searches: Pick<Searches, 'page' | 'flush'>;
  readonly pending: Pick<PendingAnswers, 'has'>;
}

type EventCalls = 'events.page' | 'events.get' | 'events.body' | 'events.full';

export function eventHandlers(parts: EventParts): Pick<CallHandlers, EventCalls> {
  const { reader, recorder, hub, seqFor, searches, pending } = parts;
  /** Which answers are still held back, no history says. */
  const detailOf = (seq: number): EventDetail | null => {
    const detail = reader.detail(seq);
    return detail && { ...detail, answer: { ...detail.answer, pending: pending.has(seq) } };
  };
  return {
    'events.page'({ search, ...page }) {
      recorder.flush();
      hub.flush();
      searches.flush();
      if (search === undefined) {
        return { events: reader.page(page), first: 0, total: reader.total(), pushSeq: hub.seq };
      }
      const { seqs, ...ends } = searches.page(search, page.offset, page.limit);
      return { events: reader.rows(seqs), ...ends, pushSeq: hub.seq };
    },
    'events.get'({ id }) {
      const detail = detailOf(seqFor(id));
      if (!detail) throw eventNotFound(id);
      return detail;
    },
    'events.body': ({ id, ...slice }) => readSlice(reader, seqFor(id), id, slice),
    'events.full'({ id }) {
      const seq = seqFor(id);
      const detail = detailOf(seq);
      const request = reader.request(seq);
      if (!detail || !request) throw eventNotFound(id);
      return fullEvent(detail, request.body);
    },
  };
}

function readSlice(
  reader: Reader,
  seq: number,
  id: string,
  { offset, length, form }: Omit<CallInput<'events.body'>, 'id'>,
): CallOutput<'events.body'> {
  if (form === 'raw') {
    const slice = reader.bodySlice(seq, offset, length);
    if (!slice) throw eventNotFound(id);
    return { bytesBase64: Buffer.from(slice.bytes).toString('base64'), total: slice.total, offset };
  }
  const request = reader.request(seq);
  if (!request) throw eventNotFound(id);
  const decoded = decodeBody(request.headers, request.body);
  if (!decoded.ok) throw new HookglassError('bad-argument', decoded.problem);
  const bytes = Buffer.from(decoded.bytes.subarray(offset, offset + length));
  return { bytesBase64: bytes.toString('base64'), total: decoded.bytes.length, offset };
}

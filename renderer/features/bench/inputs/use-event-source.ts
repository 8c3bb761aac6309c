import { useEffect, useState } from 'react';
import { BODY_SLICE } from '../../../../core/contract/calls.ts';
import type { EventDetail } from '../../../../core/contract/models.ts';
import { useServices } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { fromBase64 } from '../../inbox/body/bytes.ts';
import { rawRequest } from '../model/raw-request.ts';
import type { Source } from '../model/source.ts';

export type EventSource =
  | { readonly status: 'none' }
  | { readonly status: 'loading' }
  | {
      readonly status: 'ready';
      readonly event: EventDetail;
      /** The event as a raw request; of a large body its beginning only. */
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly whole: boolean;
    }
  | { readonly status: 'failed'; readonly problem: string };

const none: EventSource = { status: 'none' };

/** The captured event that is looked at. */
export function useEventSource(source: Source): EventSource {
  const { connection } = useServices();
  const id = source.kind === 'event' ? source.id : null;
  const [state, setState] = useState<EventSource>(none);
  useEffect(() => {
    let current = true;
    const show = (next: EventSource): void => {
      if (current) setState(next);
    };
    if (id === null) show(none);
    else {
      show({ status: 'loading' });
      void Promise.all([
        connection.call('events.get', { id }),
        connection.call('events.body', { id, offset: 0, length: BODY_SLICE, form: 'raw' }),
      ]).then(
        ([event, slice]) => {
          const body = fromBase64(slice.bytesBase64);
          const bytes = rawRequest(event, body);
          show({ status: 'ready', event, bytes, whole: body.length === slice.total });
        },
        (thrown: unknown) => show({ status: 'failed', problem: messageOf(thrown) }),
      );
    }
    return () => {
      current = false;
    };
  }, [connection, id]);
  return state;
}

import { useCallback, useEffect, useRef, useState } from 'react';
import { useServices } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { type BodyForm, LARGE_BODY, readBody } from './read-body.ts';

export type BodyState =
  | { status: 'loading'; loaded: number; total: number | null }
  | { status: 'large'; total: number }
  | { status: 'ready'; bytes: Uint8Array<ArrayBuffer> }
  | { status: 'failed'; problem: string };

export interface Body {
  readonly state: BodyState;
  /** Load it although it is large. */
  show(): void;
  cancel(): void;
  again(): void;
}

const start: BodyState = { status: 'loading', loaded: 0, total: null };

/** The body of one event in one form. The caller gives each event its own component, so the state starts anew. */
export function useBody(id: string, size: number, form: BodyForm): Body {
  const { connection } = useServices();
  const [state, setState] = useState<BodyState>(start);
  const reading = useRef<AbortController>(null);

  const read = useCallback(
    (allowLarge: boolean): void => {
      reading.current?.abort();
      if (form === 'raw' && size > LARGE_BODY && !allowLarge) {
        setState({ status: 'large', total: size });
        return;
      }
      const abort = new AbortController();
      reading.current = abort;
      setState(start);
      readBody((input) => connection.call('events.body', input), {
        id,
        form,
        signal: abort.signal,
        limit: allowLarge ? Number.POSITIVE_INFINITY : LARGE_BODY,
        onProgress: (loaded, total) => setState({ status: 'loading', loaded, total }),
      }).then(
        (result) =>
          setState(
            result.whole
              ? { status: 'ready', bytes: result.bytes }
              : { status: 'large', total: result.total },
          ),
        (thrown: unknown) => {
          if (!abort.signal.aborted) setState({ status: 'failed', problem: messageOf(thrown) });
        },
      );
    },
    [connection, id, size, form],
  );

  useEffect(() => {
    read(false);
    return () => reading.current?.abort();
  }, [read]);

  return { state, show: () => read(true), cancel: () => read(false), again: () => read(false) };
}

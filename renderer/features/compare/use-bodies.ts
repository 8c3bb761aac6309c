import { useEffect, useState } from 'react';
import { useServices } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';
import { LARGE_BODY, readBody } from '../inbox/body/read-body.ts';

type Bodies =
  | { readonly status: 'loading' }
  | { readonly status: 'large'; readonly load: () => void }
  | { readonly status: 'failed'; readonly problem: string }
  | { readonly status: 'ready'; readonly left: Uint8Array; readonly right: Uint8Array };

/** Two bodies as they came; large ones when they are asked for. */
export function useBodies(left: string, right: string, sizes: readonly [number, number]): Bodies {
  const { connection } = useServices();
  const [wanted, setWanted] = useState(Math.max(...sizes) <= LARGE_BODY);
  const [bodies, setBodies] = useState<Bodies>({ status: 'loading' });
  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    const read = async (id: string): Promise<Uint8Array> => {
      const options = { id, form: 'raw', signal: stop.signal, limit: Number.POSITIVE_INFINITY } as const;
      const body = await readBody((input) => connection.call('events.body', input), {
        ...options,
        onProgress: () => {},
      });
      return body.whole ? body.bytes : new Uint8Array();
    };
    Promise.all([read(left), read(right)]).then(
      ([one, other]) => setBodies({ status: 'ready', left: one, right: other }),
      (thrown: unknown) => {
        if (!stop.signal.aborted) setBodies({ status: 'failed', problem: messageOf(thrown) });
      },
    );
    return () => stop.abort();
  }, [connection, left, right, wanted]);
  return wanted ? bodies : { status: 'large', load: () => setWanted(true) };
}

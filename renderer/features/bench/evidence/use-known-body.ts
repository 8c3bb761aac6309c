import { useEffect, useMemo, useState } from 'react';
import type { BenchResult } from '../../../../core/contract/bench-calls.ts';
import { useServices } from '../../../services.ts';
import { fromBase64 } from '../../inbox/body/bytes.ts';
import { LARGE_BODY, readBody } from '../../inbox/body/read-body.ts';
import { bodyFrom } from '../model/body-from.ts';
import type { Source } from '../model/source.ts';

/** The body of what was diagnosed: all of it where it can be had, else its beginning. */
export function useKnownBody({ body }: Pick<BenchResult, 'body'>, source: Source): Uint8Array {
  const { connection } = useServices();
  const near = useMemo(() => {
    const beginning = fromBase64(body.bytesBase64);
    return source.kind === 'event' ? beginning : bodyFrom(source, beginning, body.total);
  }, [body, source]);
  const [read, setRead] = useState<{ of: Uint8Array; bytes: Uint8Array } | null>(null);

  useEffect(() => {
    if (source.kind !== 'event' || near.length >= body.total) return;
    const abort = new AbortController();
    readBody((input) => connection.call('events.body', input), {
      id: source.id,
      form: 'raw',
      signal: abort.signal,
      limit: LARGE_BODY,
      onProgress: () => {},
    }).then(
      (result) => result.whole && setRead({ of: near, bytes: result.bytes }),
      // The beginning is shown, and said to be one.
      () => {},
    );
    return () => abort.abort();
  }, [connection, source, near, body.total]);

  return read?.of === near ? read.bytes : near;
}

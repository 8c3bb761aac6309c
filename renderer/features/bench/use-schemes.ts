import { useEffect, useState } from 'react';
import type { SchemeInfo } from '../../../core/contract/bench-calls.ts';
import { useConnection, useServices } from '../../services.ts';

/** Every scheme as a person picks it. */
export function useSchemes(): readonly SchemeInfo[] {
  const { connection } = useServices();
  const live = useConnection((state) => state.link.status === 'live');
  const [schemes, setSchemes] = useState<readonly SchemeInfo[]>([]);
  useEffect(() => {
    // Without them the picker offers `Automatic` alone; the next link asks again.
    if (live) void connection.call('bench.schemes', {}).then(setSchemes, () => {});
  }, [connection, live]);
  return schemes;
}

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { VALUES_LIMIT } from '../../../../core/contract/column-calls.ts';
import type { EventSummary } from '../../../../core/contract/models.ts';
import { useServices } from '../../../services.ts';

/** Values that are kept for scrolling back; beyond that they are asked for again. */
const KEPT = 5_000;
/** While events stream in, the screen is asked about at most this often. */
const REST_MS = 150;

type Values = ReadonlyMap<string, string | null>;
const none: Values = new Map();

/** One field of the bodies of the rows on the screen, by the id of the event. An empty path asks for nothing. */
export function useFieldValues(path: string, rows: () => readonly EventSummary[]): Values {
  const { connection } = useServices();
  const [known, setKnown] = useState<{ path: string; values: Values }>({ path: '', values: none });
  const busy = useRef(false);
  const values = known.path === path ? known.values : none;

  const ask = useEffectEvent(async (): Promise<void> => {
    const ids = rows()
      .map(({ id }) => id)
      .filter((id) => !values.has(id))
      .slice(-VALUES_LIMIT);
    if (path === '' || busy.current || ids.length === 0) return;
    busy.current = true;
    // A path that is no path, or a link that is lost, gives no values: the column stays empty.
    const answer = await connection.call('events.values', { ids, path }).catch(() => null);
    const found = answer?.values ?? ids.map(() => null);
    setTimeout(() => {
      busy.current = false;
      setKnown((now) => {
        const before = now.path === path && now.values.size < KEPT ? now.values : none;
        return {
          path,
          values: new Map([...before, ...ids.map((id, at) => [id, found[at] ?? null] as const)]),
        };
      });
    }, REST_MS);
  });
  // After every drawing, for it may have brought rows to the screen.
  useEffect(() => void ask());
  return values;
}

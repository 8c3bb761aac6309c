import type { Desk } from '../../../../core/contract/simulator-calls.ts';
import type { Connection } from '../../../connection/connection.ts';

/** The template that a new desk begins with: the first one that Hookglass was made for. */
const FIRST = 'okhi/verified';

/** A documented event that goes to our own receiver: `Send` works at once. */
export async function emptyDesk(connection: Connection): Promise<Desk> {
  const { draft } = await connection.call('simulator.import', { source: { kind: 'template', id: FIRST } });
  const { targets } = await connection.call('simulator.targets', { provider: draft.provider });
  return {
    draft: { ...draft, url: targets[0]?.url ?? '' },
    secret: { kind: 'none' },
    environment: null,
    event: null,
    timeout: '30',
    ca: '',
    times: '100',
    atOnce: '10',
  };
}

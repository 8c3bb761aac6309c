import type { Clock } from '../../clock.ts';
import type { ComposeContext } from '../../compose/compose.ts';
import { systemRandom } from '../../compose/random.ts';
import type { DraftToSend } from '../../contract/simulator-calls.ts';
import { decodeBody } from '../../inspect/body.ts';
import { parseJson } from '../../inspect/json.ts';
import type { RegistrySource } from '../../providers/registry.ts';
import type { Reader } from '../../store/reader.ts';
import type { SeqFinder } from '../seq-finder.ts';
import type { Storage } from '../storage.ts';
import { atField } from './fields.ts';

type Surroundings = Pick<DraftToSend, 'environment' | 'event'>;

/** What variables are looked up in, and what a message is composed with beside them. */
export interface SurroundingParts extends Pick<Storage, 'environments'> {
  readonly registry: RegistrySource;
  readonly reader: Pick<Reader, 'request'>;
  readonly seqFor: SeqFinder;
  readonly clock: Clock;
}

/** Everything that a draft is composed with. Throws an error at its field for what is not there. */
export function contextOf(
  { environment, event }: Surroundings,
  secret: string | null,
  parts: SurroundingParts,
): ComposeContext {
  return {
    registry: parts.registry.current,
    secret,
    now: parts.clock.now(),
    random: systemRandom,
    environment: environmentOf(environment, parts),
    steps: {},
    flow: {},
    event: event === null ? undefined : eventBody(event, parts),
  };
}

export function environmentOf(
  name: string | null,
  { environments }: Pick<SurroundingParts, 'environments'>,
): Record<string, string> {
  if (name === null) return {};
  const found = environments.find(name);
  if (!found) throw atField('environment', `There is no environment "${name}" any more. Choose another one.`);
  return found.variables;
}

function eventBody(id: string, { reader, seqFor }: SurroundingParts): unknown {
  const request = reader.request(seqFor(id));
  if (!request) throw atField('event', `There is no event "${id}" in this history.`);
  const decoded = decodeBody(request.headers, request.body);
  const parsed = decoded.ok ? parseJson(decoded.bytes) : null;
  if (parsed?.ok) return parsed.value;
  throw atField('event', 'The body of this event is no JSON, so nothing can be taken from it.');
}

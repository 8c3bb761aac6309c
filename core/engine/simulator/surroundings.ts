import type { ComposeContext } from '../../compose/compose.ts';
import { systemRandom } from '../../compose/random.ts';
import type { DraftToSend } from '../../contract/simulator-calls.ts';
import { decodeBody } from '../../inspect/body.ts';
import { parseJson } from '../../inspect/json.ts';
import { atField } from './fields.ts';
import type { SimulatorParts } from './parts.ts';

type Surroundings = Pick<DraftToSend, 'environment' | 'event'>;

/** Everything that a draft is composed with. Throws an error at its field for what is not there. */
export function contextOf(
  { environment, event }: Surroundings,
  secret: string | null,
  parts: SimulatorParts,
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
  { environments }: Pick<SimulatorParts, 'environments'>,
): Record<string, string> {
  if (name === null) return {};
  const found = environments.find(name);
  if (!found) throw atField('environment', `There is no environment "${name}" any more. Choose another one.`);
  return found.variables;
}

function eventBody(id: string, { reader, seqFor }: SimulatorParts): unknown {
  const request = reader.request(seqFor(id));
  if (!request) throw atField('event', `There is no event "${id}" in this history.`);
  const decoded = decodeBody(request.headers, request.body);
  const parsed = decoded.ok ? parseJson(decoded.bytes) : null;
  if (parsed?.ok) return parsed.value;
  throw atField('event', 'The body of this event is no JSON, so nothing can be taken from it.');
}

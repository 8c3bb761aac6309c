import type { ComposeContext } from '../../compose/compose.ts';
import { systemRandom } from '../../compose/random.ts';
import { CATCH_ALL } from '../../contract/endpoints.ts';
import type { DraftToSend, SendSecret } from '../../contract/simulator-calls.ts';
import { decodeBody } from '../../inspect/body.ts';
import { parseJson } from '../../inspect/json.ts';
import { endpointSecret } from '../../vault/refs.ts';
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

/** The secret itself; null where none is to be used. */
export function secretOf(given: SendSecret, { vault }: Pick<SimulatorParts, 'vault'>): string | null {
  if (given.kind === 'none') return null;
  if (given.kind === 'typed') return given.secret === '' ? null : given.secret;
  const secret = vault.get(endpointSecret(given.slug, 'current'));
  if (secret !== null) return secret;
  const name = given.slug === CATCH_ALL ? 'The catch-all endpoint' : `The endpoint "${given.slug}"`;
  throw atField('secret', `${name} has no secret that can be read. Set it in Settings, or type one here.`);
}

function eventBody(id: string, { reader, seqFor }: SimulatorParts): unknown {
  const request = reader.request(seqFor(id));
  if (!request) throw atField('event', `There is no event "${id}" in this history.`);
  const decoded = decodeBody(request.headers, request.body);
  const parsed = decoded.ok ? parseJson(decoded.bytes) : null;
  if (parsed?.ok) return parsed.value;
  throw atField('event', 'The body of this event is no JSON, so nothing can be taken from it.');
}

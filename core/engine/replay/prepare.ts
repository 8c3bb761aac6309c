import { eventNotFound } from '../../archive.ts';
import type { Clock } from '../../clock.ts';
import { systemRandom } from '../../compose/random.ts';
import { HookglassError } from '../../contract/errors.ts';
import type { ReplaySetup } from '../../contract/replay-calls.ts';
import { composeReplay, type Original, type Replay, type ReplaySigning } from '../../copies/replay.ts';
import type { CapturedRequest } from '../../inspect/record.ts';
import type { RegistrySource } from '../../providers/registry.ts';
import { buildHead, type Head } from '../../sender/head.ts';
import { parseTarget } from '../../sender/target.ts';
import type { Reader } from '../../store/reader.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Endpoints } from '../endpoints.ts';
import { secretOf } from '../given-secret.ts';

export interface PrepareParts {
  readonly reader: Pick<Reader, 'request' | 'detail'>;
  readonly registry: RegistrySource;
  readonly endpoints: Pick<Endpoints, 'of'>;
  readonly vault: Pick<Vault, 'get'>;
  readonly clock: Clock;
}

/** A copy that is ready to be sent. */
export interface Prepared {
  readonly original: Original;
  readonly replay: Replay;
  readonly head: Head;
  /** What must not come back to a page. */
  readonly secret: string | null;
}

/** Throws an error with its field for everything that is known to be wrong before a socket is opened. */
export function prepareReplay(seq: number, setup: ReplaySetup, parts: PrepareParts): Prepared {
  const original = originalOf(seq, parts);
  const signing = setup.mode === 'exact' ? noSigning : signingOf(original.request, setup, parts);
  const replay = composeReplay(original, setup.to, setup.mode, signing, {
    now: parts.clock.now(),
    random: systemRandom,
  });
  return { original, replay, head: headOf(replay), secret: signing.secret };
}

const noSigning: ReplaySigning = {
  scheme: null,
  options: { headerName: null, recipe: null, url: null },
  secret: null,
};

function originalOf(seq: number, { reader, registry }: PrepareParts): Original {
  const request = reader.request(seq);
  const detail = reader.detail(seq);
  if (!request || !detail) throw eventNotFound(String(seq));
  const { provider, eventType } = detail;
  return {
    request,
    provider: provider === null ? null : (registry.current.find(provider) ?? null),
    eventType,
  };
}

/** The scheme and the secret of the endpoint that the event came in by, where no others are given. */
function signingOf(
  request: CapturedRequest,
  { scheme, secret }: ReplaySetup,
  { endpoints, vault }: PrepareParts,
): ReplaySigning {
  const endpoint = endpoints.of(request.endpoint);
  const { headerName, recipe } = endpoint.options;
  const given = secret.kind === 'own' ? ({ kind: 'endpoint', slug: endpoint.slug } as const) : secret;
  return {
    scheme: scheme ?? endpoint.scheme,
    options: { headerName, recipe, url: null },
    secret: secretOf(given, vault),
  };
}

function headOf({ message }: Replay): Head {
  const target = parseTarget(message.url);
  if (!target.ok) throw refused('to', target.problem.message);
  const head = buildHead(message, target.value, true);
  if (!head.ok) throw refused('events', head.problem.message);
  return head.value;
}

function refused(field: string, message: string): HookglassError {
  return new HookglassError('bad-argument', message, { details: { field } });
}

import { eventNotFound } from '../../archive.ts';
import type { BenchTask } from '../../bench/task.ts';
import type { Clock } from '../../clock.ts';
import type { BenchSecret } from '../../contract/bench-calls.ts';
import type { CallInput } from '../../contract/calls.ts';
import { CATCH_ALL } from '../../contract/endpoints.ts';
import { HookglassError } from '../../contract/errors.ts';
import type { CapturedRequest } from '../../inspect/record.ts';
import type { RegistrySource } from '../../providers/registry.ts';
import { isHeaderName } from '../../signatures/header/name.ts';
import { parseRecipe } from '../../signatures/recipe/parse.ts';
import type { Scheme } from '../../signatures/scheme.ts';
import { schemeWith } from '../../signatures/scheme-with.ts';
import { headerToken } from '../../signatures/schemes/others.ts';
import type { NamedSecret, SearchSecrets } from '../../signatures/search/secrets.ts';
import { readTimestamp } from '../../signatures/time.ts';
import type { Reader } from '../../store/reader.ts';
import { endpointSecret } from '../../vault/refs.ts';
import type { Vault } from '../../vault/vault.ts';
import { type EndpointSigning, publicUrlOf } from '../endpoint-signing.ts';
import type { Endpoints } from '../endpoints.ts';
import { secretOf } from '../given-secret.ts';
import type { Receiving } from '../receiving.ts';

export interface BenchSources {
  readonly reader: Pick<Reader, 'request' | 'detail'>;
  readonly seqFor: (id: string) => number;
  readonly endpoints: Pick<Endpoints, 'list' | 'of'>;
  readonly vault: Pick<Vault, 'get' | 'look'>;
  readonly registry: RegistrySource;
  readonly clock: Clock;
  readonly receiving: Pick<Receiving, 'state'>;
  /** Where the world reaches the receiver now. */
  readonly publicUrl: () => string | null;
}

type StartInput = CallInput<'bench.start'>;

/** What was asked for, with everything that it refers to. Throws a sentence for each thing that cannot be had. */
export function resolveTask(input: StartInput, sources: BenchSources): BenchTask {
  const event = input.source.kind === 'event' ? findEvent(input.source.id, sources) : null;
  const source: BenchTask['source'] =
    input.source.kind === 'text'
      ? { kind: 'text', bytes: Buffer.from(input.source.bytesBase64, 'base64') }
      : { kind: 'request', ...whole(event) };
  return {
    source,
    scheme: givenScheme(input) ?? event?.scheme ?? null,
    documented: event?.documented ?? null,
    secrets: secretsOf(input.secret, sources),
    url: input.url === null ? null : checkedUrl(input.url),
    origins: originsOf(sources),
    now: input.now === null ? (event?.receivedAt ?? sources.clock.now()) : instantOf(input.now),
  };
}

interface FoundEvent {
  readonly request: CapturedRequest;
  readonly url: string | null;
  readonly receivedAt: number;
  /** What its endpoint or its provider's documents say; null where they say none. */
  readonly scheme: Scheme | null;
  readonly documented: BenchTask['documented'];
}

function findEvent(id: string, { reader, seqFor, endpoints, registry }: BenchSources): FoundEvent {
  const seq = seqFor(id);
  const request = reader.request(seq);
  const detail = reader.detail(seq);
  if (!request || !detail) throw eventNotFound(id);
  const { signing } = endpoints.of(request.endpoint);
  const provider = registry.current.providers.find((one) => one.id === detail.provider);
  const said = provider?.signing(detail.eventType) ?? null;
  return {
    request,
    url: publicUrlOf(signing, request),
    receivedAt: request.receivedAt,
    scheme: signing.scheme ?? documentedScheme(said, signing),
    documented: typeof said === 'string' ? said : null,
  };
}

function documentedScheme(
  said: Scheme | 'unsigned' | 'not-documented' | null,
  { adapt }: EndpointSigning,
): Scheme | null {
  return said === null || typeof said === 'string' ? null : adapt(said);
}

function whole(
  event: FoundEvent | null,
): Pick<Extract<BenchTask['source'], { kind: 'request' }>, 'request' | 'remarks'> {
  if (!event)
    throw new HookglassError(
      'bad-argument',
      'There is nothing to look at. Choose an event, or paste a request.',
    );
  const { method, path, query, headers, body, capture } = event.request;
  const remarks =
    capture === 'complete' ? [] : ['The body was not captured whole, so no signature of it can match.'];
  return { request: { method, path, query, headers, body, url: event.url }, remarks };
}

/** null: none is given, so that others may say which. */
function givenScheme({ scheme, headerName, recipe }: StartInput): Scheme | null {
  if (headerName !== null && !isHeaderName(headerName))
    throw new HookglassError('bad-argument', `"${headerName}" is no name of a header: no spaces, no colon.`);
  if (scheme !== null) return schemeWith(scheme, { headerName, recipe });
  if (recipe !== null) return parseRecipe(recipe);
  return headerName === null ? null : headerToken(headerName);
}

function secretsOf(given: BenchSecret, sources: BenchSources): SearchSecrets | null {
  const own = given.kind === 'endpoint' ? (given.slug ?? CATCH_ALL) : null;
  const others = otherSecrets(own, sources);
  if (given.kind === 'typed') return { current: given.current, previous: given.previous, others };
  if (given.kind === 'vault')
    return { current: secretOf(given, sources.vault) ?? '', previous: null, others };
  if (own === null) return null;
  const current = sources.vault.get(endpointSecret(own, 'current'));
  const previous = sources.vault.get(endpointSecret(own, 'previous'));
  return current === null ? null : { current, previous, others };
}

function otherSecrets(own: string | null, { endpoints, vault }: BenchSources): NamedSecret[] {
  return endpoints
    .list()
    .filter(({ slug }) => slug !== own)
    .flatMap(({ slug }) =>
      (['current', 'previous'] as const).flatMap((which) => {
        const secret = vault.look(endpointSecret(slug, which));
        return secret === null ? [] : [{ name: slug === CATCH_ALL ? 'the catch-all' : slug, secret }];
      }),
    );
}

function originsOf({ endpoints, receiving: { state }, publicUrl }: BenchSources): string[] {
  const own = state.status === 'listening' ? state.url : null;
  const known = [...endpoints.list().map(({ options }) => options.publicUrl), publicUrl(), own];
  return [
    ...new Set(known.flatMap((url) => (url !== null && URL.canParse(url) ? [new URL(url).origin] : []))),
  ];
}

function checkedUrl(url: string): string {
  if (/^https?:\/\/[^\s]+$/i.test(url)) return url;
  throw new HookglassError(
    'bad-argument',
    `"${url}" is no public URL. Give it whole, such as https://example.com/hook.`,
  );
}

function instantOf(text: string): number {
  const ms = readTimestamp(text, 'iso');
  if (ms !== null) return ms;
  throw new HookglassError('bad-argument', `"${text}" is no time. Give it like 2026-01-31T12:00:00Z.`);
}

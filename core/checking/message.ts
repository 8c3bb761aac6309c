import type { CheckFault, Shot } from '../check/case.ts';
import { type Composed, composeMessage } from '../compose/compose.ts';
import { withHeaders, withoutHeaders } from '../compose/headers.ts';
import { type Random, systemRandom } from '../compose/random.ts';
import { escapeVariables } from '../compose/variables/scan.ts';
import type { Draft } from '../contract/drafts.ts';
import type { HeaderPair } from '../contract/models.ts';
import type { Registry } from '../providers/registry.ts';
import type { Template } from '../templates.ts';
import type { CheckRequest } from './request.ts';
import type { SigningPlan } from './signing.ts';

/** What the messages of one check have in common. */
export interface MessageParts {
  readonly request: CheckRequest;
  readonly registry: Registry;
  readonly templates: ReadonlyMap<string, Template>;
  readonly plan: SigningPlan;
}

/** `messageId` is that of an earlier attempt at the same delivery. Throws as `composeMessage`. */
export function composeShot(
  shot: Shot,
  parts: MessageParts,
  now: number,
  messageId: string | null,
  random: Random = systemRandom,
): Promise<Composed> {
  const { request, registry, plan } = parts;
  return composeMessage(draftOf(shot, parts), {
    registry,
    secret: plan.secret,
    now,
    random,
    environment: request.environment,
    steps: {},
    flow: {},
    event: undefined,
    ...(messageId === null ? {} : { messageId }),
  });
}

function draftOf(shot: Shot, parts: MessageParts): Draft {
  const { request, templates, plan } = parts;
  const template = templates.get(shot.template);
  return {
    template: shot.template,
    provider: request.provider,
    eventType: plan.signedAs ?? template?.eventType ?? null,
    method: shot.method,
    url: escapeVariables(request.url),
    headers: headersOf(shot, template?.headers ?? [], parts),
    // As bytes: what stands in a document is no variable.
    body: { kind: 'bytes', bytesBase64: Buffer.from(shot.body).toString('base64') },
    scheme: request.scheme,
    schemeOptions: request.schemeOptions,
    secretRef: null,
    fault: faultOf(shot.fault, plan),
  };
}

/** The example's own signature goes: what is due is made anew, and what a case leaves out must not be there. */
function headersOf(
  { body }: Shot,
  example: readonly HeaderPair[],
  { request, registry, plan }: MessageParts,
): HeaderPair[] {
  const documented = registry.require(request.provider).signing(plan.signedAs);
  const signature = typeof documented === 'object' ? documented.header.names : [];
  const kept = withHeaders(withoutHeaders(example, signature), request.headers);
  return body === '' ? withoutHeaders(kept, ['content-type']) : kept;
}

/** Where nothing is signed, everything is sent without a signature. */
const faultOf = (fault: CheckFault | null, { scheme }: SigningPlan): CheckFault | null =>
  fault === 'no-signature' && scheme === null ? null : fault;

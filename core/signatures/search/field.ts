import { isForm } from '../form.ts';
import type { SignedRequest } from '../request.ts';
import type { DigestMethod, Scheme } from '../scheme.ts';
import { signsUrl } from '../scheme.ts';
import { type BodyVariant, bodyVariants } from './body/bodies.ts';
import { distinctBodies } from './body/distinct.ts';
import { type ArrangementChanges, arrangementChanges } from './content/arrangements.ts';
import type { Change, Draft } from './content/draft.ts';
import { timestampChanges } from './content/timestamps.ts';
import { type UrlChanges, urlChanges } from './content/urls.ts';
import type { Mistake } from './mistake.ts';
import type { ReceivedDigests } from './received.ts';
import { type KeyVariants, keyVariants } from './secret/keys.ts';
import type { SearchSecrets } from './secrets.ts';
import { type Tester, testerFor } from './tester.ts';

/** All that may be varied where a request is held against one scheme. */
export interface Field {
  readonly scheme: Scheme;
  /** What is wrong already where this scheme is held against the request at all. */
  readonly mistakes: readonly Mistake[];
  readonly tester: Tester;
  readonly keys: KeyVariants;
  /** What the scheme signs. */
  readonly draft: Draft;
  readonly parts: ArrangementChanges;
  readonly times: readonly Change[];
  readonly urls: UrlChanges;
  readonly bodies: { readonly singles: readonly Change[]; readonly pairs: readonly Change[] };
}

/** What every scheme that is tried shares. */
export interface Ground {
  readonly request: SignedRequest;
  readonly secrets: SearchSecrets;
  /** Addresses under which the receiver is known. */
  readonly origins: readonly string[];
  readonly bodies: Field['bodies'];
}

export function groundOf(request: SignedRequest, secrets: SearchSecrets, origins: readonly string[]): Ground {
  const distinct = distinctBodies(request.body);
  const { singles, pairs } = bodyVariants(request);
  const change = (variant: BodyVariant): Change => bodyChange(variant, request.body.length);
  const bodies = {
    singles: singles.map(distinct).map(change),
    pairs: pairs.map(change),
  };
  return { request, secrets, origins, bodies };
}

export interface Held {
  readonly scheme: Scheme;
  readonly method: DigestMethod;
  readonly mistakes: readonly Mistake[];
  readonly received: ReceivedDigests;
  readonly id: string | null;
  readonly timestamp: string | null;
  /** The URL that the scheme takes as signed; null where it signs none or none is known. */
  readonly url: string | null;
}

export function fieldOf(ground: Ground, held: Held): Field {
  const { scheme, method, id, timestamp, url } = held;
  const source = { request: { ...ground.request, url }, id, timestamp };
  return {
    scheme,
    mistakes: held.mistakes,
    tester: testerFor(method, held.received),
    keys: keyVariants(scheme, method, ground.secrets),
    draft: { parts: scheme.content, source },
    parts: arrangementChanges(scheme.content),
    times: scheme.timestamp ? timestampChanges(timestamp, scheme.timestamp.unit) : [],
    urls: signsUrl(scheme) ? urlChanges(ground.request, url, ground.origins) : { singles: [], pairs: [] },
    bodies: signsBody(scheme, ground.request) ? ground.bodies : { singles: [], pairs: [] },
  };
}

/** Writing a body anew takes about as long as hashing it so many times. */
const REWRITING = 6;

/** The fields of what is no form are none, whatever is done to it. */
function signsBody({ content }: Scheme, request: SignedRequest): boolean {
  return content.some(({ kind }) => kind === 'body' || (kind === 'form' && isForm(request)));
}

function bodyChange({ mistakes, bytes }: BodyVariant, size: number): Change {
  return {
    side: 'body',
    mistakes,
    cost: REWRITING * size,
    apply({ parts, source }) {
      const body = bytes();
      return body && { parts, source: { ...source, request: { ...source.request, body } } };
    },
  };
}

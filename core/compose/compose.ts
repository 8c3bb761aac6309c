import type { BodyFault } from '../contract/attempts.ts';
import type { Draft } from '../contract/drafts.ts';
import type { HeaderPair } from '../contract/models.ts';
import type { Registry } from '../providers/registry.ts';
import { expandDraft, expandHeaders } from './expand-draft.ts';
import { changeBody } from './faults/body-faults.ts';
import { delivering } from './faults/delivery-faults.ts';
import { changeHeaders } from './faults/header-faults.ts';
import { tamper } from './faults/tamper.ts';
import { withHeaders } from './headers.ts';
import { scopeOf } from './scope-of.ts';
import { type SigningContext, signDraft } from './signing.ts';
import type { Scope } from './variables/scope.ts';

/** What composing needs beside the draft. The same of it gives the same bytes. */
export interface ComposeContext extends Omit<Scope, 'fake'>, SigningContext {
  readonly registry: Registry;
  /** Headers that are put in last, each in place of any of its name, a signature's included. */
  readonly overrides?: readonly HeaderPair[];
}

/** A message that is ready to be sent, and what was done to it. */
export interface Composed {
  readonly message: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly HeaderPair[];
    readonly body: Uint8Array;
  };
  readonly times: 1 | 2;
  readonly bodyFault: BodyFault | null;
  /** Id of the scheme whose signature stands in the headers; null where none does. */
  readonly signedWith: string | null;
  /** The id and the timestamp that were signed, as they stand in their headers. */
  readonly signedId: string | null;
  readonly signedTimestamp: string | null;
  /** What the fault did, for a person. */
  readonly sentences: readonly string[];
  /** What the user may not expect: sent unsigned for want of a secret. */
  readonly remarks: readonly string[];
}

/**
 * Fills in variables, makes the fault and signs. Throws `variable-invalid`, `fault-not-applicable`, `scheme-not-found`,
 * `recipe-malformed` and `bad-argument`, each with a sentence that repeats no secret.
 */
export async function composeMessage(draft: Draft, context: ComposeContext): Promise<Composed> {
  const scope = await scopeOf(draft, context);
  const { fault } = draft;
  const provider = draft.provider === null ? null : (context.registry.find(draft.provider) ?? null);
  const { url, body, ...expanded } = expandDraft(draft, scope);
  const retyped = changeHeaders(fault, expanded.headers, provider);
  const headers = retyped?.headers ?? expanded.headers;
  const changed = fault === null || retyped ? null : changeBody(fault, body, provider);
  const signedBody = changed?.bytes ?? body;
  const signed = signDraft(draft, provider, { url, headers, body: signedBody }, context);
  const tampered = fault === 'tampered' ? tamper(signedBody, provider?.typePlaces ?? []) : null;
  const sentBody = tampered?.bytes ?? signedBody;
  const { times, bodyFault, sentence } = delivering(fault, sentBody.length);
  return {
    message: {
      method: draft.method,
      url,
      headers: withHeaders(signed.headers, expandHeaders(context.overrides ?? [], scope)),
      body: sentBody,
    },
    times,
    bodyFault,
    signedWith: signed.signedWith,
    signedId: signed.id,
    signedTimestamp: signed.timestamp,
    sentences: [
      retyped?.sentence,
      changed?.sentence,
      signed.sentence,
      tampered && `After it was signed, ${tampered.where} was changed.`,
      sentence,
    ].filter((one) => typeof one === 'string'),
    remarks: signed.remarks,
  };
}

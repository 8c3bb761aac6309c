import { type Inspection, inspect } from '../inspect/inspect.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import { judgeSignature } from '../inspect/signature.ts';
import type { RegistrySource } from '../providers/registry.ts';
import type { Reply } from '../receiver/reply.ts';
import type { Vault } from '../vault/vault.ts';
import { type AnsweringParts, answerBy } from './answering/answering.ts';
import { ruleFor, secretsOf } from './endpoint-signing.ts';
import type { Endpoints } from './endpoints.ts';
import type { LateAnswer } from './recorder.ts';

export interface Inspecting {
  /** By the request's endpoint as it is now: its provider, its scheme, its secrets. */
  inspect(request: CapturedRequest): Inspection;
  /** What a request is answered, at once or later. `inspection` is asked for only where the answer depends on it. */
  replyTo(request: CapturedRequest, inspection: () => Inspection): Reply | LateAnswer;
}

export function createInspecting(
  registry: RegistrySource,
  endpoints: Endpoints,
  vault: Vault,
  chance: AnsweringParts,
): Inspecting {
  return {
    inspect(request) {
      const { provider, signing } = endpoints.of(request.endpoint);
      const assumed = { provider, eventType: null };
      return inspect(request, assumed, registry.current, (found, eventType) =>
        judgeSignature(request, found, eventType, ruleFor(signing, request, vault)),
      );
    },
    replyTo(request, inspection) {
      const { answers, rejectBadSignature, signing } = endpoints.of(request.endpoint);
      const secrets = () => secretsOf(signing, vault);
      return answerBy(answers, { request, inspection, secrets, rejectBadSignature }, chance);
    },
  };
}

import { type Inspection, inspect } from '../inspect/inspect.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import { judgeSignature } from '../inspect/signature.ts';
import type { RegistrySource } from '../providers/registry.ts';
import { type Reply, replies } from '../receiver/reply.ts';
import type { Vault } from '../vault/vault.ts';
import { ruleFor } from './endpoint-signing.ts';
import type { Endpoints } from './endpoints.ts';

export interface Inspecting {
  /** By the request's endpoint as it is now: its provider, its scheme, its secrets. */
  inspect(request: CapturedRequest): Inspection;
  /** What a request is answered. `inspection` is asked for only where the answer depends on it. */
  replyTo(request: CapturedRequest, inspection: () => Inspection): Reply;
}

export function createInspecting(registry: RegistrySource, endpoints: Endpoints, vault: Vault): Inspecting {
  return {
    inspect(request) {
      const { provider, signing } = endpoints.of(request.endpoint);
      const assumed = { provider, eventType: null };
      return inspect(request, assumed, registry.current, (found, eventType) =>
        judgeSignature(request, found, eventType, ruleFor(signing, request, vault)),
      );
    },
    replyTo(request, inspection) {
      if (!endpoints.of(request.endpoint).rejectBadSignature) return replies.taken;
      const { verdict } = inspection().signature;
      return verdict === 'failed' || verdict === 'missing' ? replies.unauthorised : replies.taken;
    },
  };
}

import type { CallHandlers } from '../contract/calls.ts';
import type { endpointCalls } from '../contract/endpoint-calls.ts';
import { toHookglassError } from '../contract/errors.ts';
import type { Log } from '../log.ts';
import { createTurns } from '../turns.ts';
import type { VaultChange } from '../vault/changes.ts';
import { endpointSecret } from '../vault/refs.ts';
import {
  changeSecrets,
  type EndpointParts,
  forgetRemoved,
  removeEndpoint,
  restoreEndpoint,
  saveEndpoint,
  setAnswering,
  setForwarding,
  takeSecrets,
} from './endpoint-changes.ts';
import { checkSecret } from './endpoint-check.ts';

export interface EndpointWork {
  readonly handlers: Pick<CallHandlers, keyof typeof endpointCalls | 'replies.set' | 'forward.set'>;
  /** These endpoints have other secrets than before; `judge`: their events are judged anew. */
  secretsChanged(slugs: readonly string[], judge: boolean): void;
  /** The end of the app: what was removed cannot be undone any more. */
  close(): Promise<void>;
}

/** What the calls of endpoints do, one after the other: each touches the history and the vault. */
export function createEndpointWork({ log, ...parts }: EndpointParts & { log: Log }): EndpointWork {
  const inTurn = createTurns();
  return {
    secretsChanged: (slugs, judge) => takeSecrets(parts, judge ? slugs : []),
    close: () =>
      inTurn(() => forgetRemoved(parts)).catch((thrown: unknown) =>
        log.warn('a removed endpoint could not be forgotten', { reason: toHookglassError(thrown).message }),
      ),
    handlers: {
      'endpoints.list': () => ({ endpoints: parts.endpoints.list() }),
      'endpoints.save': ({ was, endpoint }) => inTurn(() => saveEndpoint(parts, was, endpoint)),
      'endpoints.remove': ({ slug }) => inTurn(() => removeEndpoint(parts, slug)),
      'endpoints.restore': ({ slug }) => inTurn(() => restoreEndpoint(parts, slug)),
      'replies.set': ({ slug, answering }) => inTurn(() => setAnswering(parts, slug, answering)),
      'forward.set': ({ slug, forwarding }) => inTurn(() => setForwarding(parts, slug, forwarding)),
      'endpoints.setSecret': ({ slug, which, secret }) =>
        inTurn(() => changeSecrets(parts, slug, [setting(endpointSecret(slug, which), secret)])),
      'endpoints.clearSecret': ({ slug, which }) =>
        inTurn(() => changeSecrets(parts, slug, [{ op: 'remove', ref: endpointSecret(slug, which) }])),
      'endpoints.rotate': ({ slug, secret }) =>
        inTurn(() => changeSecrets(parts, slug, rotation(slug, secret))),
    },
  };
}

function rotation(slug: string, secret: string): VaultChange[] {
  const current = endpointSecret(slug, 'current');
  return [{ op: 'rename', ref: current, to: endpointSecret(slug, 'previous') }, setting(current, secret)];
}

function setting(ref: string, secret: string): VaultChange {
  return { op: 'set', ref, value: checkSecret(secret) };
}

import type { EndpointInfo } from '../../../core/contract/endpoints.ts';
import { noForwarding } from '../../../core/contract/forwarding.ts';
import type { EventSummary } from '../../../core/contract/models.ts';
import { noAnswering } from '../../../core/contract/replies.ts';

/** The summary of the event at a position, as the engine would give it: everything follows from the position. */
export function summary(position: number, changes: Partial<EventSummary> = {}): EventSummary {
  return {
    id: `id-${position}`,
    seq: position + 1,
    receivedAt: new Date(Date.UTC(2026, 10, 22, 12, 41, 7, 482) + position * 1000).toISOString(),
    method: 'POST',
    path: '/okhi',
    query: null,
    size: 342,
    capture: 'complete',
    endpoint: null,
    provider: 'okhi',
    eventType: 'verified',
    pinned: false,
    note: null,
    imported: null,
    validation: { status: 'valid', errors: 0, warnings: 0 },
    signature: { verdict: 'not-checked' },
    reply: { status: 200, durationMs: 0.6 },
    ...changes,
  };
}

export function summaries(from: number, to: number): EventSummary[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => summary(from + index));
}

/** The catch-all as it is at first, with changes. */
export function endpoint(changes: Partial<EndpointInfo> = {}): EndpointInfo {
  return {
    slug: '',
    provider: null,
    scheme: null,
    options: { headerName: null, recipe: null, publicUrl: null },
    rejectBadSignature: false,
    answering: noAnswering,
    forwarding: noForwarding,
    given: false,
    secrets: { current: 'not-set', previous: 'not-set' },
    ...changes,
  };
}

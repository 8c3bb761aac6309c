/** The life of the link to the engine, as data: every state the interface can show, and what leads where. */
export type LinkState =
  | { status: 'connecting'; attempt: number }
  | { status: 'live' }
  | { status: 'lost'; attempt: number; retryInMs: number };

export type LinkEvent = { type: 'opened' } | { type: 'failed' } | { type: 'closed' } | { type: 'retry' };

export const firstLink: LinkState = { status: 'connecting', attempt: 0 };

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;

/** How long to wait before the next attempt: doubled each time, up to a limit. */
export function backoff(attempt: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt, 10));
}

export function nextLink(state: LinkState, event: LinkEvent): LinkState {
  switch (event.type) {
    case 'opened':
      return state.status === 'connecting' ? { status: 'live' } : state;
    case 'failed':
      return state.status === 'connecting' ? lost(state.attempt) : state;
    case 'closed':
      return state.status === 'live' ? lost(0) : state;
    case 'retry':
      return state.status === 'lost' ? { status: 'connecting', attempt: state.attempt + 1 } : state;
  }
}

function lost(attempt: number): LinkState {
  return { status: 'lost', attempt, retryInMs: backoff(attempt) };
}

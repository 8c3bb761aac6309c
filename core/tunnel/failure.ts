import type { TunnelProblem } from '../contract/tunnel.ts';

/** Where a try ended, and what the SDK or the system said of it. */
export type Failure =
  /** The SDK cannot be loaded on this system. */
  | { readonly at: 'load'; readonly text: string }
  /** The session could not be opened. */
  | { readonly at: 'session'; readonly text: string; readonly code: string | null }
  /** The session is there, its endpoint could not be had. */
  | { readonly at: 'endpoint'; readonly text: string; readonly code: string | null }
  /** No answer within the time given. */
  | { readonly at: 'time-out'; readonly ms: number }
  /** It was online, and its connection ended. */
  | { readonly at: 'lost' }
  /** It was online, and the service answers no more. */
  | { readonly at: 'silent' }
  /** Stopped by the service, as from its dashboard. */
  | { readonly at: 'stopped'; readonly text: string; readonly code: string | null }
  /** The tunnel's own process ended. */
  | { readonly at: 'process'; readonly text: string }
  /** The session is made anew on purpose: the computer slept, or the user asked for it. */
  | { readonly at: 'renewed' };

/** What an explanation may name. */
export interface Circumstances {
  readonly token: string;
  readonly domain: string | null;
  /** null: ngrok's own. */
  readonly server: string | null;
  readonly ca: string | null;
}

/** A failure in words, and how often it may happen in a row before it counts as lasting. */
export interface Explained {
  readonly problem: TunnelProblem;
  /** 1: another try would end the same. Infinity: it mends itself, sooner or later. */
  readonly tries: number;
  /** It can be our own session before, which the service has not given up yet: then it mends itself. */
  readonly maybeOurs: boolean;
}

import type { CaseStatus, LimitFrom } from '../contract/checks.ts';
import type { EventType, Provider } from '../providers/provider.ts';

/** What can be done to a message on purpose. The composer knows how. */
export type CheckFault =
  | 'wrong-secret'
  | 'no-signature'
  | 'stale'
  | 'tampered'
  | 'malformed'
  | 'extra-field'
  | 'unknown-type';

/** One message that a case sends. */
export interface Shot {
  readonly title: string;
  readonly template: string;
  /** The body's text before it is signed. */
  readonly body: string;
  readonly method: 'POST' | 'GET';
  readonly fault: CheckFault | null;
  /** The delivery of the shot before, tried again: its message id stays. */
  readonly again?: true;
}

/** What came back. `status` is null where no answer came. */
export interface Answer {
  readonly status: number | null;
  /** Milliseconds. */
  readonly durationMs: number;
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** A template of the provider, as text. */
export interface Sample {
  readonly type: EventType;
  readonly template: string;
  /** As the document prints it. */
  readonly printed: string;
  /** The same value without white space between its parts: as servers send it. */
  readonly compact: string;
}

/** How this provider's messages are signed here. */
export type Signing =
  /** No document says how, and nobody chose a scheme. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'scheme';
      readonly label: string;
      /** False: the handler's secret is not known, so that messages cannot be signed rightly. */
      readonly secretKnown: boolean;
      /** A digest over the body, rather than a token that is the same for every message. */
      readonly signsBody: boolean;
      /** The scheme has a time and a tolerance. */
      readonly hasTolerance: boolean;
    };

export interface Setup {
  readonly provider: Provider;
  readonly samples: readonly Sample[];
  readonly signing: Signing;
  readonly limitMs: number;
  readonly limitFrom: LimitFrom;
}

/** What a case may do while it runs. */
export interface Range {
  send(shot: Shot): Promise<Answer>;
  /** What the handler's state address answers; null where none was given. */
  readState: (() => Promise<string>) | null;
  /** How the cases before this one ended. */
  readonly before: ReadonlyMap<string, CaseStatus>;
}

export interface Outcome {
  readonly status: CaseStatus;
  readonly observed: string;
}

/** One thing that a handler must do right. */
export interface CheckCase {
  readonly id: string;
  readonly title: string;
  readonly expected: string;
  readonly why: string;
  /** Why it cannot be run here, or null. */
  skip(setup: Setup, before: ReadonlyMap<string, CaseStatus>): string | null;
  run(setup: Setup, range: Range): Promise<Outcome>;
}

export const isSuccess = (status: number | null): boolean => status !== null && status >= 200 && status < 300;
export const isRefusal = (status: number | null): boolean => status !== null && status >= 400 && status < 500;

/** What came back, in words. */
export function answerWords({ status, error }: Answer): string {
  return status === null ? `No answer: ${error?.message ?? 'the connection ended.'}` : `Answered ${status}.`;
}

import type { SigningOptions } from '../contract/drafts.ts';
import type { HeaderPair } from '../contract/models.ts';

/** A check as it is asked for, with nothing left to look up. */
export interface CheckRequest {
  /** Id of the provider that is played. */
  readonly provider: string;
  readonly url: string;
  /** null takes the scheme that the provider documents. */
  readonly scheme: string | null;
  readonly schemeOptions: SigningOptions;
  readonly secret: string | null;
  /** Each in place of one of its name; a signature stands above them. */
  readonly headers: readonly HeaderPair[];
  /** Ids of the cases to run; null: all. */
  readonly only: readonly string[] | null;
  /** An address whose answer must be the same after a duplicate as before it. */
  readonly stateUrl: string | null;
  /** Milliseconds; null takes the provider's own. */
  readonly limitMs: number | null;
  /** What `{{env.NAME}}` in a header stands for. */
  readonly environment: Readonly<Record<string, string>>;
}

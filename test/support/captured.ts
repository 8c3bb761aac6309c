import type { CapturedRequest } from '../../core/inspect/record.ts';

/** A whole request with an empty object in it, but for what a test says. */
export const captured = (change: Partial<CapturedRequest> = {}): CapturedRequest => ({
  receivedAt: 0,
  method: 'POST',
  path: '/',
  query: null,
  httpVersion: '1.1',
  remoteAddress: null,
  headers: [],
  trailers: [],
  body: Buffer.from('{}'),
  capture: 'complete',
  captureNote: null,
  endpoint: null,
  ...change,
});

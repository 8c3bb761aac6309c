/** Of an answer's headers, as many bytes are read. */
export const MAX_HEADER_BYTES = 64 * 1024;

/** Bytes of an answer's body that are kept where nothing else is said. */
export const MAX_RESPONSE_BYTES = 10 * 1024 * 1024;

/** A timer of Node's holds no more milliseconds than this. */
export const LONGEST_TIMEOUT_MS = 2_147_483_647;

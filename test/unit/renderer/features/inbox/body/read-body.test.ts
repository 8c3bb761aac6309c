import { describe, expect, test } from 'vitest';
import { BODY_SLICE } from '../../../../../../core/contract/calls.ts';
import { toBase64 } from '../../../../../../renderer/features/inbox/body/bytes.ts';
import { type AskSlice, readBody } from '../../../../../../renderer/features/inbox/body/read-body.ts';

const bytes = new Uint8Array(BODY_SLICE * 2 + 5).map((_, index) => index % 251);
const asked: number[] = [];
const ask: AskSlice = async ({ offset, length }) => {
  asked.push(offset);
  return { bytesBase64: toBase64(bytes.subarray(offset, offset + length)), total: bytes.length, offset };
};
const options = (limit: number, signal = new AbortController().signal) => ({
  id: 'x',
  form: 'raw' as const,
  signal,
  limit,
  onProgress: () => {},
});

describe('reading a body', () => {
  test('takes it slice by slice and gives every byte', async () => {
    asked.length = 0;
    const read = await readBody(ask, options(Number.POSITIVE_INFINITY));
    expect(asked).toEqual([0, BODY_SLICE, 2 * BODY_SLICE]);
    expect(read.whole && Buffer.from(read.bytes).equals(bytes)).toBe(true);
  });

  test('stops after the first slice where the body is over the limit', async () => {
    asked.length = 0;
    expect(await readBody(ask, options(BODY_SLICE))).toEqual({ whole: false, total: bytes.length });
    expect(asked).toEqual([0]);
  });

  test('stops when it is cancelled', async () => {
    asked.length = 0;
    const abort = new AbortController();
    const reading = readBody(ask, {
      ...options(Number.POSITIVE_INFINITY, abort.signal),
      onProgress: () => abort.abort(),
    });
    await expect(reading).rejects.toThrow();
    expect(asked).toEqual([0, BODY_SLICE]);
  });

  test('an empty body is whole', async () => {
    const empty: AskSlice = async () => ({ bytesBase64: '', total: 0, offset: 0 });
    expect(await readBody(empty, options(10))).toEqual({ whole: true, bytes: new Uint8Array() });
  });

  test('an engine that gives nothing is not asked for ever', async () => {
    const stuck: AskSlice = async () => ({ bytesBase64: '', total: 9, offset: 0 });
    await expect(readBody(stuck, options(10))).rejects.toThrow('less of the body');
  });
});

import { describe, expect, it } from 'vitest';
import {
  KEPT_BYTES,
  noteReceived,
  receivedBytes,
  startCourse,
  timingsOf,
} from '../../../../core/sender/course.ts';

describe('timings', () => {
  it('are phases that follow one another', () => {
    const moments = { dialledAt: 1, foundAt: 3, connectedAt: 8, securedAt: 20, sentAt: 21, firstByteAt: 50 };
    expect(timingsOf({ ...startCourse(0), ...moments }, 60)).toEqual({
      dnsMs: 2,
      connectMs: 5,
      tlsMs: 12,
      firstByteMs: 29,
      totalMs: 60,
    });
  });

  it('of an address have no DNS, and a phase that did not end has none', () => {
    expect(timingsOf({ ...startCourse(10), dialledAt: 10, connectedAt: 12, sentAt: 13 }, 20)).toEqual({
      dnsMs: null,
      connectMs: 2,
      tlsMs: null,
      firstByteMs: null,
      totalMs: 10,
    });
  });
});

describe('what came', () => {
  it('is kept from its beginning, and no more than that', () => {
    const course = startCourse(0);
    for (let n = 0; n < 100; n++) noteReceived(course, Buffer.alloc(1000, n));
    expect(receivedBytes(course)).toHaveLength(KEPT_BYTES);
    expect(course.received.length).toBeLessThan(20);
    expect(receivedBytes(course)[1000]).toBe(1);
  });
});

import type { BodyFault } from '../../contract/attempts.ts';
import type { Fault } from '../../contract/drafts.ts';
import { notApplicable } from './not-applicable.ts';

/** How a message is delivered, where that is the fault. */
export interface Delivering {
  /** How often the same bytes are sent. */
  readonly times: 1 | 2;
  readonly bodyFault: BodyFault | null;
  readonly sentence: string | null;
}

/** A slow body takes about so long. Seconds. */
const SLOW_S = 3;

export function delivering(fault: Fault | null, size: number): Delivering {
  if (fault === 'duplicate')
    return {
      times: 2,
      bodyFault: null,
      sentence: 'The same message is sent twice, byte for byte, its id included.',
    };
  if (fault !== 'slow-body' && fault !== 'cut-body') return { times: 1, bodyFault: null, sentence: null };
  if (size < 2) throw notApplicable(fault, 'the body is too short to be broken.');
  return fault === 'slow-body' ? slow(size) : cut(size);
}

function slow(size: number): Delivering {
  const bytesPerSecond = Math.max(1, Math.ceil(size / SLOW_S));
  const sentence = `The body comes slowly: ${bytesPerSecond} of its ${size} bytes a second.`;
  return { times: 1, bodyFault: { kind: 'slow', bytesPerSecond }, sentence };
}

function cut(size: number): Delivering {
  const afterBytes = Math.floor(size / 2);
  const sentence = `The connection ends after ${afterBytes} of the ${size} bytes that the head promises.`;
  return { times: 1, bodyFault: { kind: 'cut', afterBytes }, sentence };
}

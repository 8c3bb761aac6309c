import type { Fault } from '../../contract/drafts.ts';
import type { Provider } from '../../providers/provider.ts';
import { applyEdit, pathEdit } from '../set/set-path.ts';
import { jsonTree } from '../set/tree.ts';
import { UNKNOWN_TYPE } from './header-faults.ts';
import { notApplicable } from './not-applicable.ts';
import { placeOfType } from './type-place.ts';

/** A body with a fault, and what was done to it. */
export interface FaultyBody {
  readonly bytes: Uint8Array;
  readonly sentence: string;
}

/** The field that no document names. */
const EXTRA = 'hookglass_extra';

type Change = (text: string, provider: Provider | null) => { text: string; sentence: string };

/** Changes of the body before it is signed: the signature is right, the body is not. */
const changes: Partial<Record<Fault, Change>> = {
  malformed: (text) => ({
    text: broken(text),
    sentence:
      'The body is no JSON: its last character was taken away, or a brace put behind it. It is signed as it is.',
  }),
  'extra-field': (text) => {
    if (jsonTree(text).type !== 'object') throw notApplicable('extra-field', 'the body is no JSON object.');
    return {
      text: set(text, `/${EXTRA}`, '"no document names this field"'),
      sentence: `The body has a field "${EXTRA}" that no document names.`,
    };
  },
  'unknown-type': (text, provider) => {
    const place = placeOfType(text, provider);
    return {
      text: set(text, place, JSON.stringify(UNKNOWN_TYPE)),
      sentence: `The type of the event, at ${place}, is "${UNKNOWN_TYPE}", which no document knows.`,
    };
  },
};

/** null where the fault is none of the body. Throws `fault-not-applicable`. */
export function changeBody(fault: Fault, body: Uint8Array, provider: Provider | null): FaultyBody | null {
  const change = changes[fault];
  if (!change) return null;
  const { text, sentence } = change(utf8(fault, body), provider);
  return { bytes: Buffer.from(text), sentence };
}

function utf8(fault: Fault, body: Uint8Array): string {
  const text = Buffer.from(body).toString('utf8');
  if (Buffer.from(text).equals(body)) return text;
  throw notApplicable(fault, 'the body is no UTF-8 text.');
}

function set(text: string, path: string, json: string): string {
  return applyEdit(text, pathEdit(text, { path, json }));
}

/**
 * Objects, lists and strings are no JSON without their last character; anything is none with a brace behind it. A body
 * that is no JSON already can become some by the first (`0]`), so that what comes of it is looked at.
 */
function broken(text: string): string {
  const end = text.trimEnd();
  const shorter = end.slice(0, -1);
  return /[}\]"]$/.test(end) && !isJson(shorter) ? shorter : `${text}{`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

import { JSONParser } from '@streamparser/json';
import { HookglassError, reasonOf } from '../contract/errors.ts';
import { readBundleEvent, requireKnownBundle } from './bundle.ts';
import type { ImportedEvent, ImportReader } from './exchanged.ts';
import { readHarEvent } from './har-read.ts';
import type { Moment } from './imported.ts';
import { Skips } from './skips.ts';

const ENTRIES = '$.log.entries.*';
const EVENTS = '$.events.*';

/** Reads the entries of one JSON document, a HAR or evidence, as they come, so that it may be larger than memory. */
function documentReader(
  paths: readonly string[],
  isEntry: (depth: number) => boolean,
  onEntry: (entry: unknown) => ImportedEvent,
  onOther: (value: unknown) => void = () => {},
): ImportReader {
  const skips = new Skips();
  const parser = new JSONParser({ paths: [...paths], keepStack: false });
  let events: ImportedEvent[] = [];
  /** The parser tells of its own errors only, so ours wait until it is done with the piece. */
  let problem: HookglassError | null = null;
  let begun = false;
  parser.onValue = ({ value, stack }) => {
    if (problem) return;
    if (isEntry(stack.length)) {
      events.push(...skips.attempt(() => onEntry(value)));
      return;
    }
    try {
      onOther(value);
    } catch (thrown) {
      if (!(thrown instanceof HookglassError)) throw thrown;
      problem = thrown;
    }
  };
  const parsing = (work: () => void): ImportedEvent[] => {
    try {
      work();
    } catch (thrown) {
      if (!problem) throw notJson(thrown);
    }
    if (problem) throw problem;
    const found = events;
    events = [];
    return found;
  };
  return {
    skipped: skips,
    push(piece) {
      begun = true;
      return parsing(() => parser.write(piece));
    },
    end: () => parsing(() => begun && !parser.isEnded && parser.end()),
  };
}

export function harReader(moment: Moment): ImportReader {
  return documentReader(
    [ENTRIES],
    () => true,
    (entry) => readHarEvent(entry, moment),
  );
}

export function bundleReader(moment: Moment): ImportReader {
  const isEntry = (depth: number): boolean => depth > 1;
  return documentReader(
    ['$.hookglass', EVENTS],
    isEntry,
    (entry) => readBundleEvent(entry, moment),
    requireKnownBundle,
  );
}

function notJson(thrown: unknown): HookglassError {
  const reason = reasonOf(thrown);
  return new HookglassError(
    'import-unreadable',
    `The file is no whole JSON document (${reason.slice(0, 200)}). Nothing was imported; save it anew where it comes from.`,
    { cause: thrown },
  );
}

import { eventNotFound } from '../../archive.ts';
import { draftBodyOf } from '../../compose/draft-body.ts';
import { withoutHeaders } from '../../compose/headers.ts';
import { escapeVariables } from '../../compose/variables/scan.ts';
import type { CallInput, CallOutput } from '../../contract/calls.ts';
import type { Draft } from '../../contract/drafts.ts';
import { HookglassError } from '../../contract/errors.ts';
import type { HeaderPair } from '../../contract/models.ts';
import { inspect } from '../../inspect/inspect.ts';
import { readRequestText } from '../../parse/request-text.ts';
import { readTemplate } from '../../templates.ts';
import type { SimulatorParts } from './parts.ts';

type Imported = CallOutput<'simulator.import'>;
type Source = CallInput<'simulator.import'>['source'];

/** Written anew for each attempt: the target is another one, and the length that of the body then. */
const FRAMING = ['host', 'content-length', 'connection', 'transfer-encoding'];

/** Makes a draft of what was sent somewhere, or is documented. Throws where the source cannot be read. */
export function importDraft(source: Source, parts: SimulatorParts): Promise<Imported> | Imported {
  if (source.kind === 'template') return fromTemplate(source.id, parts);
  return source.kind === 'event' ? fromEvent(source.id, parts) : fromText(source.bytesBase64, parts);
}

async function fromTemplate(id: string, { registry, fixturesDir }: SimulatorParts): Promise<Imported> {
  const { provider, eventType, headers, body } = await readTemplate(registry.current, fixturesDir, id);
  const draft: Draft = {
    ...emptyDraft,
    ...{ template: id, provider, eventType },
    headers: [...headers],
    body: draftBodyOf(body, 'template'),
  };
  return { draft, remarks: [] };
}

function fromEvent(id: string, { reader, seqFor }: SimulatorParts): Imported {
  const seq = seqFor(id);
  const request = reader.request(seq);
  const detail = reader.detail(seq);
  if (!request || !detail) throw eventNotFound(id);
  const { method, headers, body, capture } = request;
  const { provider, eventType } = detail;
  const remarks =
    capture === 'complete' ? [] : ['The body was not captured whole: it is sent as far as it came.'];
  return { draft: literal({ provider, eventType, method, url: '', headers, body }), remarks };
}

function fromText(bytesBase64: string, { registry }: SimulatorParts): Imported {
  const bytes = Buffer.from(bytesBase64, 'base64');
  if (bytes.length === 0)
    throw new HookglassError('request-unreadable', 'There is nothing to read. Paste a request first.');
  const { method, path, url, headers, body, remarks } = readRequestText(bytes);
  const seen = { method, path, headers, body, capture: 'complete', captureNote: null } as const;
  const { provider, eventType } = inspect(seen, undefined, registry.current);
  return {
    draft: literal({ provider, eventType, method, url: url ?? '', headers, body }),
    remarks: [...remarks],
  };
}

interface Seen extends Pick<Draft, 'provider' | 'eventType' | 'method' | 'url'> {
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

/** What was seen goes out as it was: its braces are no variables. */
function literal({ url, headers, body, ...seen }: Seen): Draft {
  return {
    ...emptyDraft,
    ...seen,
    url: escapeVariables(url),
    headers: withoutHeaders(headers, FRAMING).map(([name, value]) => [name, escapeVariables(value)]),
    body: draftBodyOf(body, 'literal'),
  };
}

const emptyDraft: Draft = {
  template: null,
  provider: null,
  eventType: null,
  method: 'POST',
  url: '',
  headers: [],
  body: { kind: 'text', text: '' },
  scheme: null,
  schemeOptions: { headerName: null, recipe: null, url: null },
  secretRef: null,
  fault: null,
};

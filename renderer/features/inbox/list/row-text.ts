import type { CaptureState, EventSummary, ValidationStatus } from '../../../../core/contract/models.ts';
import { pathTestNonce } from '../../../../core/contract/path-test.ts';
import { formatClock, type Zone } from '../../../ui/format.ts';
import {
  captureLabels,
  noBody,
  notInspected,
  pathTest,
  signatureVerdicts,
  type Tone,
  type Verdict,
  validationVerdicts,
} from '../../../ui/verdicts.ts';

type Inspected = Pick<EventSummary, 'eventType' | 'provider' | 'capture' | 'size' | 'path'> & {
  validation: { status: ValidationStatus } | null;
};

/** What stands where the event type does; in words where there is none. */
export function eventTitle(event: Inspected): string {
  if (pathTestNonce(event.path) !== null) return pathTest.label;
  if (event.eventType !== null) return event.eventType;
  if (event.capture === 'malformed') return captureLabels.malformed;
  const verdict = validationVerdict(event);
  // A provider's event without a type: its verdict may be about the payload, which is no name for it.
  if (event.provider !== null && event.validation?.status !== 'not-json') return 'Unknown type';
  return verdict.label;
}

/** The verdict of the schema, told by what is known of the request around it. */
export function validationVerdict({ validation, provider, size, capture, path }: Inspected): Verdict {
  if (pathTestNonce(path) !== null) return pathTest;
  if (validation === null) return notInspected;
  if (validation.status !== 'not-json') return validationVerdicts[validation.status];
  if (size === 0 && capture === 'complete') return noBody;
  // Nobody promised JSON where no provider is known: worth a look, but not wrong.
  return provider === null
    ? { ...validationVerdicts['not-json'], glyph: 'bang', tone: 'warn' }
    : validationVerdicts['not-json'];
}

/** The worst that is wrong with a row, for the bar at its left; null where nothing is. */
export function rowTone(row: EventSummary): Extract<Tone, 'bad' | 'warn'> | null {
  if (pathTestNonce(row.path) !== null) return null;
  const tones = [
    validationVerdict(row).tone,
    row.signature ? signatureVerdicts[row.signature.verdict].tone : 'faint',
    row.capture === 'complete' ? 'good' : 'bad',
    row.reply && row.reply.status >= 400 ? 'bad' : 'good',
  ];
  if (tones.includes('bad')) return 'bad';
  return tones.includes('warn') ? 'warn' : null;
}

export function requestLine(method: string, path: string, query: string | null): string {
  const target = query === null ? path : `${path}?${query}`;
  // Bytes that are no HTTP have neither method nor path.
  return `${method} ${target}`.trim();
}

/** One sentence that says the whole row. `field` is what stands in the chosen field of the body. */
export function rowSentence(
  row: EventSummary,
  providerLabel: string | null,
  zone: Zone,
  field: string | null = null,
): string {
  const title = eventTitle(row);
  const verdict = validationVerdict(row).spoken;
  const said = [
    `Event ${row.seq}`,
    providerLabel === null ? title : `${providerLabel} ${title}`,
    verdict.toLowerCase() === title.toLowerCase() ? null : verdict,
    row.signature ? signatureVerdicts[row.signature.verdict].spoken : null,
    captureWords(row.capture),
    requestLine(row.method, row.path, row.query),
    row.reply ? `answered ${row.reply.status}` : 'not answered',
    formatClock(row.receivedAt, zone),
    field === null ? null : `field ${field}`,
    row.pinned ? 'pinned' : null,
    row.note === null ? null : `note: ${row.note}`,
    row.imported === null ? null : 'imported',
  ];
  return said.filter((part) => part !== null && part !== '').join(', ');
}

function captureWords(capture: CaptureState): string | null {
  return capture === 'complete' || capture === 'malformed' ? null : captureLabels[capture].toLowerCase();
}

import type { CaptureState, EventSummary, ValidationStatus } from '../../../../core/contract/models.ts';
import { formatClock, type Zone } from '../../../ui/format.ts';
import {
  captureLabels,
  notInspected,
  signatureVerdicts,
  type Tone,
  validationVerdicts,
  type Verdict,
} from '../../../ui/verdicts.ts';

type TitleParts = Pick<EventSummary, 'eventType' | 'provider' | 'capture'> & {
  status: ValidationStatus | null;
};

/** What stands where the event type does; in words where there is none. */
export function eventTitle({ eventType, provider, capture, status }: TitleParts): string {
  if (eventType !== null) return eventType;
  if (capture === 'malformed') return captureLabels.malformed;
  if (status === null) return notInspected.label;
  if (status === 'not-json') return validationVerdicts['not-json'].label;
  return provider === null ? validationVerdicts.unrecognised.label : validationVerdicts['unknown-type'].label;
}

export function validationVerdict(status: ValidationStatus | null): Verdict {
  return status === null ? notInspected : validationVerdicts[status];
}

/** The worst that is wrong with a row, for the bar at its left; null where nothing is. */
export function rowTone(row: EventSummary): Extract<Tone, 'bad' | 'warn'> | null {
  const tones = [
    validationVerdict(row.validation?.status ?? null).tone,
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

/** One sentence that says the whole row. */
export function rowSentence(row: EventSummary, providerLabel: string | null, zone: Zone): string {
  const status = row.validation?.status ?? null;
  const title = eventTitle({ ...row, status });
  const verdict = validationVerdict(status).spoken;
  const said = [
    `Event ${row.seq}`,
    providerLabel === null ? title : `${providerLabel} ${title}`,
    verdict === title.toLowerCase() || verdict === title ? null : verdict,
    row.signature ? signatureVerdicts[row.signature.verdict].spoken : null,
    captureWords(row.capture),
    requestLine(row.method, row.path, row.query),
    row.reply ? `answered ${row.reply.status}` : 'not answered',
    formatClock(row.receivedAt, zone),
  ];
  return said.filter((part) => part !== null && part !== '').join(', ');
}

function captureWords(capture: CaptureState): string | null {
  return capture === 'complete' || capture === 'malformed' ? null : captureLabels[capture].toLowerCase();
}

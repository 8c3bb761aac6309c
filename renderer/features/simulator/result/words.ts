import type { DeliveryAttempt, DeliverySummary } from '../../../../core/contract/deliveries.ts';
import type { GlyphName, Tone } from '../../../ui/verdicts.ts';

export interface Outcome {
  readonly glyph: GlyphName;
  readonly tone: Tone;
  readonly label: string;
}

/** How an attempt ended, in two words. */
export function outcomeOf({ ok, error, response }: DeliveryAttempt): Outcome {
  const said = response ? `${response.status} ${response.statusText}`.trim() : null;
  if (ok) return { glyph: 'check', tone: 'good', label: said ?? 'Answered' };
  if (error?.code === 'cancelled') return { glyph: 'minus', tone: 'faint', label: 'Cancelled' };
  return { glyph: 'cross', tone: 'bad', label: said ?? problemWords(error?.code ?? 'send-failed') };
}

/** The same of a delivery's last attempt. */
export function lastOutcome({
  ok,
  status,
  problem,
  attempts,
}: Pick<DeliverySummary, 'ok' | 'status' | 'problem' | 'attempts'>): Outcome {
  if (attempts === 0) return { glyph: 'dots', tone: 'faint', label: 'Not ended' };
  if (ok) return { glyph: 'check', tone: 'good', label: String(status) };
  if (problem === 'cancelled') return { glyph: 'minus', tone: 'faint', label: 'Cancelled' };
  return {
    glyph: 'cross',
    tone: 'bad',
    label: status === null ? problemWords(problem ?? 'send-failed') : String(status),
  };
}

/** `target-refused` → "Target refused". */
function problemWords(code: string): string {
  const words = code.replaceAll('-', ' ').replace(/^tls\b/, 'TLS');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

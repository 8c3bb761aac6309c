import type { ForwardTarget, TargetHealth } from '../../../../core/contract/forwarding.ts';
import { formatCount, formatDuration, plural } from '../../../ui/format.ts';
import type { Verdict } from '../../../ui/verdicts.ts';

type State = Pick<Verdict, 'glyph' | 'tone' | 'label'>;

/** How a target is doing, as a glyph with words. */
export function healthTag({ enabled }: Pick<ForwardTarget, 'enabled'>, health: TargetHealth | null): State {
  if (!enabled) return { glyph: 'minus', tone: 'faint', label: 'Off' };
  if (health?.paused) return { glyph: 'minus', tone: 'faint', label: 'Paused' };
  if (!health || health.state === 'idle') return { glyph: 'dots', tone: 'faint', label: 'Nothing sent yet' };
  const last = health.lastStatus === null ? 'no answer' : String(health.lastStatus);
  if (health.state === 'ok') return { glyph: 'check', tone: 'good', label: last };
  if (health.state === 'down') return { glyph: 'cross', tone: 'bad', label: 'Down, being probed' };
  return { glyph: 'cross', tone: 'bad', label: `Failing: ${last}` };
}

export function healthNumbers(health: TargetHealth): string {
  const { delivered, failed, waiting, underWay, perSecond, lastMs } = health;
  const parts = [
    `${formatCount(delivered)} delivered`,
    failed > 0 ? `${formatCount(failed)} failed` : null,
    waiting > 0 ? `${formatCount(waiting)} waiting` : null,
    underWay > 0 ? `${formatCount(underWay)} under way` : null,
    perSecond >= 0.1 ? `${perSecond.toFixed(perSecond < 10 ? 1 : 0)}/s` : null,
    lastMs === null ? null : `last in ${formatDuration(lastMs)}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** null where nothing was dropped. */
export function droppedWords({ dropped, droppedBetween }: TargetHealth): string | null {
  if (dropped === 0 || droppedBetween === null) return null;
  const [from, to] = droppedBetween;
  const where = from === to ? `#${from}` : `#${from} to #${to}`;
  return `${plural(dropped, 'event')} (${where}) came while 10,000 waited, and went nowhere. They are in the Inbox: replay them.`;
}

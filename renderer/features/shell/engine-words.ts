import type { ConnectionState } from '../../connection/connection.ts';
import type { Tone } from '../../ui/verdicts.ts';

export interface EngineWords {
  tone: Tone;
  label: string;
}

/** The state of the engine in two words, from what its host and the link to it say. */
export function engineWords({ link, process }: Pick<ConnectionState, 'link' | 'process'>): EngineWords {
  if (process?.status === 'failed') return { tone: 'bad', label: 'Engine stopped' };
  if (process?.status === 'down') return { tone: 'warn', label: 'Engine restarting…' };
  if (link.status === 'live') return { tone: 'good', label: 'Engine running' };
  if (link.status === 'connecting' && link.attempt === 0) return { tone: 'faint', label: 'Engine starting…' };
  return { tone: 'warn', label: 'Reconnecting…' };
}

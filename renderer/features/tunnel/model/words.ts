import type { TunnelInfo, TunnelProblem } from '../../../../core/contract/tunnel.ts';

/** How things stand, for a light with words. */
export interface Standing {
  readonly tone: 'good' | 'warn' | 'bad' | 'faint';
  /** Few words, for the status bar. */
  readonly short: string;
  readonly problem: TunnelProblem | null;
}

/** @param now milliseconds since 1970 */
export function standingOf({ settings, state, publicUrl }: TunnelInfo, now: number): Standing {
  // Nobody has looked whether it leads here: the path test does.
  if (settings.way === 'own') return { tone: 'faint', short: publicUrl ?? '', problem: null };
  switch (state.status) {
    case 'off':
      return { tone: 'faint', short: 'Off', problem: null };
    case 'connecting':
      return { tone: 'warn', short: 'Connecting…', problem: null };
    case 'online':
      return { tone: 'good', short: state.url, problem: null };
    case 'reconnecting':
      return {
        tone: 'warn',
        short: `Reconnecting in ${secondsTo(state.retryAt, now)} s`,
        problem: state.problem,
      };
    case 'failed':
      return { tone: 'bad', short: 'Failed', problem: state.problem };
  }
}

export function secondsTo(moment: number, now: number): number {
  return Math.max(0, Math.ceil((moment - now) / 1_000));
}

/** A problem in one sentence, with its code. */
export function problemSentence({ code, message, todo }: TunnelProblem): string {
  return `${message} ${todo}${code === null ? '' : ` (${code})`}`;
}

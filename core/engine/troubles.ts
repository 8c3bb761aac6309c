import { toHookglassError } from '../contract/errors.ts';
import type { Log } from '../log.ts';
import { historyDamaged, historyRefuses, type Notices } from './notices.ts';
import type { RecorderOptions } from './recorder.ts';
import type { ReinspectionOptions } from './reinspect.ts';

/** What goes wrong with the history while the engine runs: into the log, and as a notice to the user. */
export type Troubles = Pick<RecorderOptions, 'onTrouble' | 'onLostOutcome'> &
  Pick<ReinspectionOptions, 'onUnreadable'>;

export function createTroubles(notices: Notices, log: Log, changed: () => void): Troubles {
  let toldDamage = false;
  const reason = (thrown: unknown): string => toHookglassError(thrown).message;
  return {
    onTrouble(thrown) {
      if (thrown === null) {
        notices.remove('history-write-failed');
        log.info('the history takes requests again');
      } else {
        notices.add(historyRefuses(thrown));
        log.error('the history refused a commit', { reason: reason(thrown) });
      }
      changed();
    },
    onLostOutcome(seq, thrown) {
      log.error('an inspection could not be stored', { seq, reason: reason(thrown) });
    },
    onUnreadable(seq, thrown) {
      log.error('a stored request could not be read', { seq, reason: reason(thrown) });
      // Thousands of rows may share one damage: the log names each, the window is told once.
      if (toldDamage) return;
      toldDamage = true;
      notices.add(historyDamaged);
      changed();
    },
  };
}

import { dialog } from 'electron';

export interface QuitQuestion {
  /** Whether requests would be missed, and the user wants to be asked. */
  isDue(): boolean;
  neverAgain(): void;
}

/**
 * Asked before the menu, the tray or the last window ends the app; not when the system does (log-out, a signal): that
 * must not hang on a question. True: go on.
 */
export function mayQuit(question: QuitQuestion): boolean {
  if (!question.isDue()) return true;
  const answer = dialog.showMessageBoxSync({
    type: 'question',
    message: 'Quit and stop receiving?',
    detail:
      'Requests that come after this are not captured. This question can be turned on and off in Settings, Desktop.',
    buttons: ['Quit', 'Cancel', 'Quit and do not ask again'],
    defaultId: 0,
    cancelId: 1,
  });
  if (answer === 2) question.neverAgain();
  return answer !== 1;
}

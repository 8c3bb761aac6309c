import type { SettingsTrouble } from '../../../core/contract/versioned.ts';

/** So many places are named; of more, the number. */
const NAMED = 6;

/** What happened to the settings, what holds now, and where they are as they were. */
export function troubleWords(trouble: SettingsTrouble, inBrowser: boolean): { title: string; text: string } {
  const { title, text } = happened(trouble);
  return { title, text: `${text} ${whereabouts(trouble.copy, inBrowser)}` };
}

function happened({ reason, lost }: SettingsTrouble): { title: string; text: string } {
  const whole = lost.includes('');
  if (reason === 'unreadable' || whole)
    return { title: 'The settings could not be read', text: 'All settings have their defaults.' };
  if (reason === 'values')
    return {
      title: 'Some settings could not be read',
      text: `${namesOf(lost)} ${lost.length === 1 ? 'has its default' : 'have their defaults'}; every other value was kept.`,
    };
  const rest =
    lost.length === 0
      ? ''
      : ` ${namesOf(lost)} could not be, and ${lost.length === 1 ? 'has its default' : 'have their defaults'}.`;
  return {
    title: 'The settings are of a later version of Hookglass',
    text: `What this version knows was taken over.${rest} To go back to them, install that version and put the file back.`,
  };
}

function namesOf(lost: readonly string[]): string {
  const named = lost.slice(0, NAMED).join(', ');
  return lost.length > NAMED ? `${named} and ${lost.length - NAMED} more` : named;
}

function whereabouts(copy: string | null, inBrowser: boolean): string {
  if (copy === null) return 'No copy of them could be kept.';
  return inBrowser ? 'A copy of them is kept in this browser.' : `As they were, they are in ${copy}.`;
}

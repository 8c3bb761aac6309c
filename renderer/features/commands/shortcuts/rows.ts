import { settingRows } from '../../settings/frame/rows.ts';

/** What the page Keyboard shows. */
export const keyboardRows = settingRows('keyboard', {
  single: {
    label: 'Keys that are one character',
    hint: 'Such as R for Replay. Off for whoever speaks to the computer, or hits keys by chance. Never heard where text is typed.',
    words: 'shortcuts hotkeys letters accessibility speech',
  },
  shortcuts: {
    label: 'Shortcuts',
    words: 'keyboard keys hotkeys keybindings bindings rebind change reset palette',
  },
});

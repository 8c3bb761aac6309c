/** Keys that belong to a part of the page and are the same in every program: told, but not changed. */
export interface FixedKeys {
  readonly place: string;
  readonly keys: readonly { readonly chords: readonly string[]; readonly words: string }[];
}

export const fixedKeys: readonly FixedKeys[] = [
  {
    place: 'In the list of events',
    keys: [
      { chords: ['ArrowDown', 'ArrowUp'], words: 'Next row, previous row' },
      { chords: ['PageDown', 'PageUp'], words: 'A page of rows on or back' },
      { chords: ['Home', 'End'], words: 'The newest event, the oldest one' },
      { chords: ['Shift+ArrowDown', 'Shift+ArrowUp'], words: 'Select up to the next row' },
      { chords: ['Mod+ArrowDown', 'Mod+ArrowUp'], words: 'Go on and keep what is selected' },
      { chords: ['Mod+Space'], words: 'Select this row as well, or not any more' },
      { chords: ['Mod+A'], words: 'Select all' },
      { chords: ['Enter'], words: 'On to the event beside the list' },
      { chords: ['Escape'], words: 'Select only this row' },
    ],
  },
  {
    place: 'In an event',
    keys: [
      { chords: ['ArrowLeft', 'ArrowRight'], words: 'On a tab: the tabs beside it' },
      { chords: ['Escape'], words: 'Back to the list' },
      { chords: ['ArrowDown', 'ArrowUp'], words: 'In a tree: next line, previous line' },
      { chords: ['ArrowRight', 'ArrowLeft'], words: 'In a tree: open, close' },
    ],
  },
  {
    place: 'In the search box',
    keys: [
      { chords: ['ArrowDown', 'ArrowUp'], words: 'Through what could come next' },
      { chords: ['Enter'], words: 'Take it' },
      { chords: ['Escape'], words: 'Close, empty the box, on to the list' },
    ],
  },
  {
    place: 'In the timeline',
    keys: [
      { chords: ['ArrowLeft', 'ArrowRight'], words: 'A bar back, a bar on' },
      { chords: ['Shift+ArrowLeft', 'Shift+ArrowRight'], words: 'Mark a span' },
      { chords: ['Enter'], words: 'Show what is in the span' },
      { chords: ['+', '-', '0'], words: 'Closer, farther, the whole' },
      { chords: ['Escape'], words: 'No span' },
    ],
  },
  {
    place: 'In a note',
    keys: [
      { chords: ['Mod+Enter'], words: 'Save' },
      { chords: ['Escape'], words: 'Leave it as it was' },
    ],
  },
  {
    place: 'On the border between list and event',
    keys: [
      { chords: ['ArrowLeft', 'ArrowRight'], words: 'Narrower, wider' },
      { chords: ['Home', 'End'], words: 'The narrowest, the widest' },
    ],
  },
  {
    place: 'In Settings',
    keys: [
      { chords: ['Mod+F'], words: 'Search settings' },
      { chords: ['ArrowDown', 'ArrowUp', 'Enter'], words: 'Choose what was found, go there' },
    ],
  },
  {
    place: 'In an editor',
    keys: [
      { chords: ['Mod+F'], words: 'Search in it' },
      { chords: ['Tab'], words: 'Leave it' },
    ],
  },
  {
    place: 'In dialogs and panes',
    keys: [
      { chords: ['Escape'], words: 'Close' },
      { chords: ['Tab', 'Shift+Tab'], words: 'Next control, previous control' },
    ],
  },
];

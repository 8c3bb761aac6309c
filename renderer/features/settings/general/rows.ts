import { settingRows } from '../frame/rows.ts';

/** What the page General shows. */
export const generalRows = settingRows('general', {
  theme: {
    label: 'Theme',
    words: 'dark light mode colours colors appearance look night system contrast',
  },
  times: {
    label: 'Times',
    hint: 'How times of day are shown.',
    words: 'time zone timezone utc local clock date',
  },
  'spoken-arrivals': {
    label: 'Spoken arrivals',
    hint: 'What a screen reader is told of events that arrive while the Inbox is open: one sentence in five seconds at most.',
    words: 'accessibility announce speech voice live region a11y',
  },
  'first-steps': {
    label: 'First steps',
    hint: 'The guide in the Inbox. It goes by itself when all of them are done.',
    words: 'guide onboarding welcome help start tour',
  },
  notify: {
    label: 'Notifications',
    hint: 'Of arrivals, while no window of Hookglass is in front; one in ten seconds at most.',
    words: 'desktop alert toast popup tell arrivals invalid badge',
  },
  tray: {
    label: 'Icon in the tray',
    hint: 'With it, requests are received when the last window is closed, too.',
    words: 'desktop menu bar background close window keep running',
  },
  'open-at-login': { label: 'Open at login', words: 'desktop autostart start boot launch startup' },
  'ask-before-quit': {
    label: 'Ask before quitting',
    hint: 'While requests are captured.',
    words: 'desktop confirm exit close',
  },
  'look-for-updates': {
    label: 'Look for updates at start',
    hint: 'Nothing is downloaded before you say so.',
    words: 'desktop version upgrade automatic',
  },
  folder: {
    label: 'Folder',
    hint: 'Every captured request is kept here, on this computer.',
    words: 'history data directory path location database file where',
  },
});

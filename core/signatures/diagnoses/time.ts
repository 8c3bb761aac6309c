import { after, type Entries } from './entry.ts';

type Code = 'timestamp-stale' | 'timestamp-future' | 'timestamp-unit' | 'timestamp-malformed';

/** What can be wrong with the time of signing. */
export const timeEntries: Entries<Code> = {
  'timestamp-stale': {
    severity: 'error',
    summary: ({ skew, limit }) =>
      `The request was signed ${skew ?? 'too long'} ago${limit === undefined ? '' : `; ${limit} are allowed`}.`,
    explanation: () =>
      'Old signatures are refused so that nobody can send a recorded request again. If this one was replayed or pasted, give the time at which it arrived; if it is new, set the clocks of both machines by NTP, and see whether it waited in a queue.',
  },
  'timestamp-future': {
    severity: 'error',
    summary: ({ skew, limit }) =>
      `The request was signed ${skew ?? 'some time'} in the future${limit === undefined ? '' : `; ${limit} are allowed`}.`,
    explanation: () => "One of the two clocks is wrong. Set the sender's and this machine's by NTP.",
  },
  'timestamp-unit': {
    severity: 'error',
    summary: ({ header, found, due }) =>
      `The timestamp${header === undefined ? '' : ` in "${header}"`} is in ${found ?? 'another unit'}; ${due ?? 'another one'} is due.`,
    explanation: ({ due }) =>
      `JavaScript's Date.now() gives milliseconds, Python's time.time() and PHP's time() seconds. Write ${due ?? "the scheme's unit"} where you send.`,
  },
  'timestamp-malformed': {
    severity: 'error',
    summary: ({ header, reason }) =>
      `The timestamp${header === undefined ? '' : ` in "${header}"`} cannot be read.${after(reason)}`,
    explanation: ({ due }) =>
      `Without it a recorded request cannot be told from a new one. ${due === undefined ? 'See how the scheme writes it' : `It is to be ${due}`}, with nothing around it.`,
  },
};

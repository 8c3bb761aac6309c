import { InvalidArgumentError } from 'commander';

/** A port on the command line; 0 means any free one. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}

export function parseCount(text: string): number {
  const count = Number(text);
  if (/^\d{1,9}$/.test(text) && count > 0) return count;
  throw new InvalidArgumentError('It is a whole number above 0.');
}

/** Seconds, fractions allowed. Gives milliseconds. */
export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (/^\d{1,7}(\.\d+)?$/.test(text) && seconds > 0) return seconds * 1000;
  throw new InvalidArgumentError('It is a number of seconds above 0.');
}

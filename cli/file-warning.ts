import { printAside } from './io.ts';

/** Something wrong with a file of the user's own, in a folder of the data folder. */
export interface FileProblem {
  readonly file: string;
  /** JSON pointer into the file; '' is all of it. */
  readonly pointer: string;
  readonly reason: string;
}

/** A warning on stderr: the file is left alone, and the command goes on without it. */
export function warnOfFile(folder: string, { file, pointer, reason }: FileProblem, json: boolean): void {
  const warning = { type: 'warning', file, pointer, message: reason };
  const line = `Warning: ${folder}/${file}${pointer && ` ${pointer}`}: ${reason}`;
  printAside(json ? JSON.stringify(warning) : plain(line));
}

/** Names of files and keys are other people's: a terminal must not take them for commands. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}/gu, '\u{fffd}');

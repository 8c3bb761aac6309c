import type { Attempt } from '../core/sender/attempt.ts';
import { exit, printAside } from './io.ts';

/** What the commands that send have in common. */

export function printRemark(message: string, json: boolean): void {
  printAside(json ? JSON.stringify({ type: 'remark', message }) : message);
}

export function exitOf({ ok, error }: Attempt): number {
  if (ok) return exit.good;
  return error === null || error.code === 'response-too-large' ? exit.no : exit.network;
}

import process from 'node:process';
import type { AttemptProblemCode } from '../core/contract/attempts.ts';
import { HookglassError } from '../core/contract/errors.ts';
import type { HeaderPair } from '../core/contract/models.ts';
import type { Attempt } from '../core/sender/attempt.ts';
import { exit, printAside } from './io.ts';

/** What the commands that send have in common. */

/** Throws `bad-argument` for a text without a colon. */
export function parseHeader(text: string): HeaderPair {
  const [, name, value] = /^([^:]*):[ \t]*(.*?)[ \t]*$/s.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  throw new HookglassError('bad-argument', 'A --header is written "Name: value", with a colon.');
}

/** For `{{env.NAME}}`. */
export function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

export function printRemark(message: string, json: boolean): void {
  printAside(json ? JSON.stringify({ type: 'remark', message }) : message);
}

/** Problems of what was typed, and not of the network. */
const ofInput: readonly AttemptProblemCode[] = [
  'url-invalid',
  'method-invalid',
  'header-invalid',
  'ca-invalid',
];

export function refuseUnsent({ error }: Attempt): void {
  if (error && ofInput.includes(error.code)) throw new HookglassError('bad-argument', error.message);
}

export function exitOf({ ok, error }: Attempt): number {
  if (ok) return exit.good;
  return error === null || error.code === 'response-too-large' ? exit.no : exit.network;
}

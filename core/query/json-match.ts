import type { BodyTerm } from '../contract/query/ast.ts';
import { compare } from './compare.ts';
import { isPattern } from './pattern.ts';

/** Whether something at a place of a JSON document is as asked for. */
export function jsonMatches({ path, test }: BodyTerm, document: unknown): boolean {
  if (document === undefined) return false;
  return valuesAt(document, path).some((value) => fits(test, value));
}

function valuesAt(document: unknown, path: BodyTerm['path']): unknown[] {
  let reached: unknown[] = [document];
  for (const step of path) {
    reached = reached.flatMap((value) => (step === null ? children(value) : child(value, step)));
  }
  return reached;
}

function children(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function child(value: unknown, step: string): unknown[] {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return [];
  if (Array.isArray(value)) return /^\d+$/.test(step) ? [value[Number(step)]] : [];
  return [Object.getOwnPropertyDescriptor(value, step)?.value];
}

/** A list is what one of its items is. `*` is anything that is there, null and objects too. */
function fits(test: BodyTerm['test'], value: unknown): boolean {
  if (Array.isArray(value) && value.some((item) => !Array.isArray(item) && fits(test, item))) return true;
  if ('op' in test) {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && compare(number, test.op, test.amount);
  }
  if (test.glob && /^\*+$/.test(test.text)) return true;
  if (typeof value === 'string') return isPattern(test, value);
  if (typeof value === 'number') return isPattern(test, String(value)) || isSameNumber(test.text, value);
  return (typeof value === 'boolean' || value === null) && isPattern(test, String(value));
}

const isSameNumber = (text: string, value: number): boolean => text.trim() !== '' && Number(text) === value;

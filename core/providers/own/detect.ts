import { parsePointer, valueAt } from '../pointer.ts';
import type { RequestView } from '../provider.ts';
import type { Condition, Manifest, PartCondition } from './manifest.ts';

/** Built-in providers bid 20 to 90: what a file says beats their guesses, and not their certainty. */
const DEFAULT_BID = 80;

/** The highest bid of the conditions that hold; 0 where none does. Never throws. */
export function detectBy({ detect, bid = DEFAULT_BID }: Pick<Manifest, 'detect' | 'bid'>) {
  const rules = detect.map((condition) => ({ holds: toTest(condition), bid: condition.bid ?? bid }));
  return (request: RequestView): number =>
    rules.reduce((highest, rule) => (rule.bid > highest && rule.holds(request) ? rule.bid : highest), 0);
}

type Test = (request: RequestView) => boolean;

function toTest({ all, ...condition }: Condition): Test {
  if (!all) return partTest(condition);
  const tests = all.map(partTest);
  return (request) => tests.every((test) => test(request));
}

function partTest(condition: PartCondition): Test {
  const { header, pointer, pathPrefix } = condition;
  const demand = demandOf(condition);
  if (header !== undefined) {
    const name = header.toLowerCase();
    return ({ headers }) => headers.some(([key, value]) => key.toLowerCase() === name && demand(value));
  }
  if (pointer !== undefined) {
    const path = parsePointer(pointer) ?? [];
    return ({ json }) => {
      const value = valueAt(json, path);
      return value !== undefined && demand(value);
    };
  }
  return ({ path }) => isBelow(path, pathPrefix ?? '/');
}

function demandOf({ equals, in: set, startsWith }: PartCondition): (value: unknown) => boolean {
  if (equals !== undefined) return (value) => value === equals;
  if (set !== undefined) return (value) => set.some((one) => one === value);
  if (startsWith !== undefined) return (value) => typeof value === 'string' && value.startsWith(startsWith);
  return () => true;
}

/** `/acme` takes `/acme` and all below it, not `/acmeville`. */
function isBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
}

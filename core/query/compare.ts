import type { Comparison } from '../contract/query/ast.ts';

export function compare(found: number, op: Comparison, amount: number): boolean {
  switch (op) {
    case '=':
      return found === amount;
    case '<':
      return found < amount;
    case '<=':
      return found <= amount;
    case '>':
      return found > amount;
    default:
      return found >= amount;
  }
}

import type { AmountField } from './ast.ts';

type Unit = readonly [name: string, size: number];

/** The largest first; the first name of a size is the one that is printed. */
const sizes: readonly Unit[] = [
  ['g', 1024 ** 3],
  ['m', 1024 ** 2],
  ['k', 1024],
  ['', 1],
  ['gb', 1024 ** 3],
  ['mb', 1024 ** 2],
  ['kb', 1024],
  ['b', 1],
];
const durations: readonly Unit[] = [
  ['s', 1000],
  ['ms', 1],
  ['', 1],
];
const plain: readonly Unit[] = [['', 1]];

const units: Readonly<Record<AmountField, readonly Unit[]>> = {
  size: sizes,
  duration: durations,
  status: plain,
  seq: plain,
};

/** What may be written, for the sentence of an error. */
const forms: Readonly<Record<AmountField, string>> = {
  size: 'a size such as 500, 10k or 1.5m',
  duration: 'a time such as 200ms or 1.5s',
  status: 'a status such as 400',
  seq: 'a running number such as 12',
};

/** A whole number of bytes, milliseconds or plain; a sentence's end where the text is none. */
export function readAmount(field: AmountField, text: string): number | { readonly wanted: string } {
  const match = /^(\d+(?:\.\d+)?)([a-z]*)$/i.exec(text);
  const unit = match && units[field].find(([name]) => name === match[2]?.toLowerCase());
  if (!match || !unit) return { wanted: forms[field] };
  const amount = Math.round(Number(match[1]) * unit[1]);
  return Number.isSafeInteger(amount) ? amount : { wanted: forms[field] };
}

/** Read again, it is the same number. */
export function amountText(field: AmountField, amount: number): string {
  const unit = units[field].find(([, size]) => amount >= size && amount % size === 0) ?? ['', 1];
  // Milliseconds are named, for a bare number says nothing to who reads it.
  if (field === 'duration' && amount === 0) return '0ms';
  return `${amount / unit[1]}${unit[0]}`;
}

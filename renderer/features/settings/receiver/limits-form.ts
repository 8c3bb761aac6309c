import {
  defaultLimits,
  type ReceiverLimits,
  receiverLimits,
} from '../../../../core/contract/receiver-limits.ts';

export type LimitName = keyof ReceiverLimits;
export type TypedLimits = Readonly<Record<LimitName, string>>;

interface LimitField {
  readonly name: LimitName;
  /** What is typed, in so many bytes, milliseconds or pieces. */
  readonly size: number;
  readonly unit: string;
}

/** In the order of the page. */
export const limitFields: readonly LimitField[] = [
  { name: 'bodyBytes', size: 1024 * 1024, unit: 'MB' },
  { name: 'headerBytes', size: 1024, unit: 'KB' },
  { name: 'headTimeoutMs', size: 1_000, unit: 's' },
  { name: 'requestTimeoutMs', size: 1_000, unit: 's' },
  { name: 'keepAliveTimeoutMs', size: 1_000, unit: 's' },
  { name: 'connections', size: 1, unit: '' },
];

export type LimitProblems = Partial<Record<LimitName, string>>;

/** Limits as they are typed, each in its field's unit. */
export function typedLimits(limits: ReceiverLimits): TypedLimits {
  return mapFields(({ name, size }) => written(limits[name] / size));
}

/** The limits that were typed; else what is wrong, by field. */
export function readLimits(typed: TypedLimits): { limits: ReceiverLimits } | { problems: LimitProblems } {
  const values = mapFields(({ name, size }) => amount(typed[name], size));
  const wrong = limitFields.filter(({ name }) => !receiverLimits.shape[name].safeParse(values[name]).success);
  if (wrong.length > 0)
    return { problems: Object.fromEntries(wrong.map((field) => [field.name, boundsOf(field)])) };
  if (values.headTimeoutMs > values.requestTimeoutMs)
    return { problems: { headTimeoutMs: 'It cannot be longer than the time for the whole request.' } };
  return { limits: receiverLimits.parse(values) };
}

/** The default, in the field's unit. */
export const standardOf = ({ name, size }: LimitField): string => written(defaultLimits[name] / size);

function amount(text: string, size: number): number {
  const trimmed = text.trim();
  return /^\d{1,9}(\.\d{1,7})?$/.test(trimmed) ? roundAt(Number(trimmed) * size, size) : Number.NaN;
}

/** Half a byte or millisecond is none; half a connection stays wrong. */
const roundAt = (value: number, size: number): number => (size === 1 ? value : Math.round(value));

function boundsOf({ name, size, unit }: LimitField): string {
  const { minValue, maxValue } = receiverLimits.shape[name].unwrap();
  const [least, most] = [written((minValue ?? 0) / size), written((maxValue ?? 0) / size)];
  const kind = size === 1 ? 'A whole number' : 'A number';
  return `${kind} from ${least} to ${most}${unit === '' ? '' : ` ${unit}`}.`;
}

/** So many digits that a byte of a megabyte is not lost. */
const written = (value: number): string => String(Math.round(value * 10_000_000) / 10_000_000);

function mapFields<T>(of: (field: LimitField) => T): Record<LimitName, T> {
  return Object.fromEntries(limitFields.map((field) => [field.name, of(field)])) as Record<LimitName, T>;
}

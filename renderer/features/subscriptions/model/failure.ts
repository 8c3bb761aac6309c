import { HookglassError } from '../../../../core/contract/errors.ts';
import { messageOf } from '../../../ui/message-of.ts';

/** Why something was not done: at its field, and with the answer where no document has it. */
export interface Failure {
  readonly message: string;
  readonly field: string | null;
  readonly raw: string | null;
}

/** null for what the user cancelled. */
export function failureOf(thrown: unknown): Failure | null {
  if (thrown instanceof HookglassError && thrown.code === 'job-cancelled') return null;
  const { field, raw } = thrown instanceof HookglassError ? thrown.details : {};
  return { message: messageOf(thrown), field: textOrNull(field), raw: textOrNull(raw) };
}

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

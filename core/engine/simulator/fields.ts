import type { AttemptProblem } from '../../contract/attempts.ts';
import { type ErrorCode, HookglassError } from '../../contract/errors.ts';
import type { SimulatorField } from '../../contract/simulator-calls.ts';

/** An error that names its field, so that a page can tell it there. */
export function atField(field: SimulatorField, message: string): HookglassError {
  return new HookglassError('bad-argument', message, { details: { field } });
}

/** A message that cannot be sent as it is, told where it was typed. */
export function refused({ code, message }: AttemptProblem): HookglassError {
  const field = code === 'method-invalid' ? 'method' : code === 'header-invalid' ? 'headers' : 'url';
  return atField(field, message);
}

const fields: Partial<Record<ErrorCode, SimulatorField>> = {
  'fault-not-applicable': 'fault',
  'scheme-not-found': 'scheme',
  'recipe-malformed': 'scheme',
  // What composing refuses so is a secret that nothing says how to use.
  'bad-argument': 'scheme',
};

/** Runs what composes, and names the field of what it refuses. */
export async function namingFields<T>(compose: () => Promise<T>): Promise<T> {
  try {
    return await compose();
  } catch (thrown) {
    if (!(thrown instanceof HookglassError)) throw thrown;
    const { code, details } = thrown;
    const field = code === 'variable-invalid' ? placeOf(details.place) : fields[code];
    throw field === undefined ? thrown : named(thrown, field);
  }
}

/** The same error, with the field that it is told at. */
export function named(error: HookglassError, field: SimulatorField): HookglassError {
  const { code, message, details } = error;
  return new HookglassError(code, message, { details: { ...details, field }, cause: error });
}

/** As `expandDraft` names places. */
function placeOf(place: string | number | null | undefined): SimulatorField {
  if (place === 'the URL') return 'url';
  return place === 'the body' ? 'body' : 'headers';
}

import { reasonOf } from '../../core/contract/errors.ts';

/** The sentence of whatever was thrown. Errors of the engine carry one for the user. */
export const messageOf = reasonOf;

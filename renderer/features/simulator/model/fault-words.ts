import type { Fault } from '../../../../core/contract/drafts.ts';

/** Every fault as a person picks it, and what it does (docs/sending.md, "Faults"). */
export const faultWords: Readonly<Record<Fault, { label: string; says: string }>> = {
  'wrong-secret': {
    label: 'Wrong secret',
    says: 'Signed with another secret of the same form. A right handler refuses it.',
  },
  'no-signature': {
    label: 'No signature',
    says: "Without the signature's header; its id and timestamp are there. A right handler refuses it.",
  },
  stale: {
    label: 'Stale timestamp',
    says: 'Signed right, with a timestamp past the tolerance. Needs a scheme that signs a time, and the secret.',
  },
  tampered: {
    label: 'Tampered body',
    says: 'One character of the longest value is changed after it was signed. Needs the secret.',
  },
  duplicate: {
    label: 'Duplicate',
    says: 'The same bytes twice, one after the other. A right handler does its work once.',
  },
  malformed: {
    label: 'Malformed JSON',
    says: 'The last character is missing, or a brace too many; signed as it is.',
  },
  'extra-field': { label: 'Extra field', says: 'One undocumented field more at the top; signed as it is.' },
  'unknown-type': {
    label: 'Unknown type',
    says: 'The event type is one that no document names; signed as it is.',
  },
  'slow-body': { label: 'Slow body', says: 'The body takes about three seconds.' },
  'cut-body': {
    label: 'Cut body',
    says: 'The sending side closes in the middle of the body that the head promised.',
  },
};

import type { OkayaField } from '../contract/okaya.ts';

interface Documented {
  readonly field: OkayaField;
  /** What to do about it. */
  readonly advice: string;
}

/** Every error that seed 001 prints, word for word, with the field that causes it. */
const errors: Readonly<Record<string, Documented>> = {
  'You are missing the path parameter groupID': { field: 'group', advice: 'Give the group ID.' },
  'groupID must be a number': {
    field: 'group',
    advice: 'A group ID has digits only, such as 123456.',
  },
  'Group not found': {
    field: 'group',
    advice: 'Check the group ID, and that the API key belongs to it.',
  },
  'You are missing the path parameter webhookID': { field: 'webhook', advice: 'Give the ID of the webhook.' },
  'Webhook not found': {
    field: 'webhook',
    advice: 'It may have been deleted meanwhile. Read the list again.',
  },
  'Invalid URL': {
    field: 'url',
    advice: 'Give a whole HTTPS URL, such as https://integration.example/webhook.',
  },
  'You are missing the body parameter url': { field: 'url', advice: 'Give the URL.' },
  'url must be a string': { field: 'url', advice: 'Give the URL as text.' },
  'You are missing the body parameter description': {
    field: 'description',
    advice: 'Give a description.',
  },
  'description must be a string': { field: 'description', advice: 'Give the description as text.' },
};

/** What the document has to an error's text; undefined where it does not have it. */
export function documented(error: string): Documented | undefined {
  return Object.hasOwn(errors, error) ? errors[error] : undefined;
}

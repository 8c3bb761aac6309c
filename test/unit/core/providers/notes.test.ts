import { describe, expect, it } from 'vitest';
import { builtInRegistry } from '../../../../core/providers/registry.ts';
import { documentText } from '../../../support/documents.ts';

const notesOf = (provider: string) => builtInRegistry.require(provider).notes ?? [];
const noteOf = (provider: string, title: string) => notesOf(provider).find((note) => note.title === title);

/** Words that the document uses and the note must use as well. */
const kept: [provider: string, document: string, title: string, words: string][] = [
  [
    'okaya',
    'okaya-user-created',
    'First-time connection',
    'creating an account and associating it with an external ID',
  ],
  [
    'okaya',
    'okaya-user-created',
    'Subsequent interactions',
    "the external ID to access this participant's information",
  ],
  ['okaya', 'okaya-user-created', 'When a user is created', 'Upon receiving your URL forward request'],
  [
    'okaya',
    'okaya-user-created',
    'Anonymized data',
    'By default, all participants are anonymized within Okaya',
  ],
  ['okaya', 'okaya-user-created', 'Share mode', 'their data to be transferred to a professional account'],
  ['okaya', 'okaya-user-created', 'Consent (HIPAA, GDPR)', 'compliant with HIPAA and/or GDPR regulations'],
  ['okaya', 'okaya-user-created', 'Answer with 200', 'with a 200'],
  [
    'klustr',
    'klustr-webhooks',
    'Use case 1: User Sign In, which has no event type',
    'this sign in event for MAU and DAU stats',
  ],
  ['klustr', 'klustr-webhooks', 'Use case 2: Consent Update', 'when the user changed their consent'],
  [
    'klustr',
    'klustr-webhooks',
    'Use case 3: Consent Revoke',
    'when Sally removes certain consent (or all consent)',
  ],
  ['klustr', 'klustr-webhooks', 'Use case 4: Agreement Sign', 'when a user has signed an agreement'],
  ['klustr', 'klustr-webhooks', 'Use case 5: Experiment Join', 'when a user joins or leaves an experiment'],
  ['klustr', 'klustr-webhooks', 'Use case 6: EKYC Events', 'has their ekyc status changed'],
  ['klustr', 'klustr-webhooks', 'Registration', 'register any number of webhook callbacks'],
  [
    'klustr',
    'klustr-webhooks',
    'update, create, delete',
    'delete is for when the user has entirely revoked consent',
  ],
  [
    'meetinglawyers',
    'meetinglawyers-events',
    'Format',
    'The webhooks are a POST HTTP request, sent as a JSON document.',
  ],
  ['meetinglawyers', 'meetinglawyers-events', 'Headers', 'HMAC hash to verify the webhook integrity'],
  ['meetinglawyers', 'meetinglawyers-events', 'Common payload properties', 'he event body'],
  [
    'okhi',
    'okhi-webhook',
    'Time-out: 15 seconds',
    'the system logs a timeout error and retries the event later',
  ],
  ['okhi', 'okhi-webhook', 'Retries', 'for few minutes with an exponential backoff after each attempt'],
  ['okhi', 'okhi-webhook', 'Duplicates', 'with a duplicate event'],
  ['okhi', 'okhi-webhook', 'Deprecation notice', 'the extra fields will be deprecated soon'],
  ['okhi', 'okhi-webhook', 'Custom header', 'add a custom header to your webhook'],
  ['okhi', 'okhi-webhook', 'How to subscribe', 'enter your webhook URL'],
];

describe('the notes of a provider', () => {
  it.each(kept)('%s, %s: "%s" keeps the words of the document', (provider, document, title, words) => {
    const inDocument = documentText(document).replaceAll('’', "'");
    expect(inDocument).toContain(words);
    expect(noteOf(provider, title)?.text).toContain(words);
  });

  it.each(builtInRegistry.providers)('$id: each has a title of its own, a text and an address', ({ id }) => {
    const notes = notesOf(id);
    expect(new Set(notes.map(({ title }) => title)).size).toBe(notes.length);
    for (const { title, text, source } of notes) {
      expect([title.trim(), text.trim()]).not.toContain('');
      expect(source.url).toMatch(/^https:\/\//);
    }
  });

  it.each([
    ['okaya', /Signature|Retries|live form|Webhooks API/],
    ['okhi', /signature of v3|payloads of v3|retries|count as delivered/],
    ['meetinglawyers', /Retries|example of a signature/],
    ['klustr', /User Sign In|Payloads|signature headers|Retries/],
  ])('%s: what no document says is told as not documented', (provider, titles) => {
    const open = notesOf(provider).filter(({ documented }) => !documented);
    expect(open.length).toBeGreaterThan(0);
    for (const { title } of open) expect(title).toMatch(titles);
  });

  it('names every use case of Klustr, also the one without an event', () => {
    const cases = [...documentText('klustr-webhooks').matchAll(/^ {2}(\d)\. ([\w ]+) - /gm)];
    expect(cases).toHaveLength(6);
    for (const [, number, name] of cases)
      expect(notesOf('klustr').some(({ title }) => title.startsWith(`Use case ${number}: ${name}`))).toBe(
        true,
      );
    const types = builtInRegistry.require('klustr').eventTypes;
    expect(types.some(({ id, title }) => /sign.?in/i.test(`${id} ${title}`))).toBe(false);
  });
});

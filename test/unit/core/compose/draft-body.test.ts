import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMessage } from '../../../../core/compose/compose.ts';
import { draftBodyOf } from '../../../../core/compose/draft-body.ts';
import { composeContext, draftOf } from '../../../support/drafts.ts';

describe('a body in a draft', () => {
  it('that was captured goes out as it came, whatever is in it', async () => {
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.stringMatching(/^[{}"a\\]{0,20}$/).map((text) => Buffer.from(text)),
      fc.jsonValue().map((value) => Buffer.from(JSON.stringify({ '{{uuid}}': value }))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (given) => {
        const draft = draftOf('okaya/user.created', { body: draftBodyOf(given, 'literal') });
        const { message } = await composeMessage(draft, composeContext());
        expect(Buffer.from(message.body).equals(given)).toBe(true);
      }),
    );
  });

  it('of a template has its variables', () => {
    expect(draftBodyOf(Buffer.from('"{{uuid}}"'), 'template')).toEqual({ kind: 'text', text: '"{{uuid}}"' });
    expect(draftBodyOf(Buffer.from([255]), 'template')).toEqual({ kind: 'bytes', bytesBase64: '/w==' });
  });
});

import { CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import type { FieldInfo } from '../../../../../core/contract/models.ts';
import { completionSource } from '../../../../../renderer/features/simulator/editor/complete.ts';

const field = (path: string, more: Partial<FieldInfo> = {}): FieldInfo => ({
  ...{ path, types: ['string'], required: true, format: null, values: null, description: null },
  ...more,
});
const known = {
  fields: [
    field('/v2', { types: ['object'] }),
    field('/v2/user_id'),
    field('/v2/mode', { values: ['first_time', 'continuous'] }),
  ],
  variables: ['uuid', 'env.NAME'],
};

/** What is offered at the bar of a text. */
async function offered(marked: string): Promise<CompletionResult | null> {
  const state = EditorState.create({ doc: marked.replace('|', '') });
  return completionSource(() => known)(new CompletionContext(state, marked.indexOf('|'), false));
}
const labels = async (marked: string) => (await offered(marked))?.options.map(({ label }) => label);

describe('completion', () => {
  it('offers the documented keys of the place, and takes the closing quote along', async () => {
    expect(await labels('{"v2": {"u|')).toEqual(['"user_id"', '"mode"']);
    expect(await offered('{"v2": {"u|"')).toMatchObject({ from: 8, to: 11 });
    expect(await labels('{"other": {"u|')).toBeUndefined();
  });

  it('offers a documented set of values', async () => {
    expect(await labels('{"v2": {"mode": "|')).toEqual(['"first_time"', '"continuous"']);
  });

  it('offers the variables behind two braces, closed where they are not yet', async () => {
    expect(await labels('{"v2": {"user_id": "{{|')).toEqual(['uuid', 'env.NAME']);
    expect((await offered('"{{u|'))?.options[0]?.apply).toBe('uuid}}');
    expect((await offered('"{{u|}}"'))?.options[0]?.apply).toBe('uuid');
  });
});

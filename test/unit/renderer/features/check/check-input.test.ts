import { describe, expect, it } from 'vitest';
import { type CheckForm, checkForm } from '../../../../../core/contract/settings.ts';
import { readForm } from '../../../../../renderer/features/check/model/check-input.ts';

const form = (more: Partial<CheckForm>): CheckForm => ({
  ...checkForm.parse({}),
  provider: 'okhi',
  url: 'http://localhost:3000/a',
  ...more,
});
const read = (more: Partial<CheckForm> = {}) => readForm(form(more), { kind: 'none' });

describe('what was typed', () => {
  it('is asked of the engine as it is; what is empty is left to the provider', () => {
    expect(read({ url: ' http://localhost:3000/a ' })).toMatchObject({
      ok: true,
      input: {
        url: 'http://localhost:3000/a',
        scheme: null,
        schemeOptions: { headerName: null, recipe: null, url: null },
        stateUrl: null,
        limitMs: null,
      },
    });
  });

  it('has a limit in seconds, with a point or a comma', () => {
    expect(read({ limit: '0.3' })).toMatchObject({ ok: true, input: { limitMs: 300 } });
    expect(read({ limit: '1,5' })).toMatchObject({ ok: true, input: { limitMs: 1_500 } });
  });

  it('keeps a recipe for the scheme that has one', () => {
    const recipe = 'header=X';
    expect(read({ recipe, scheme: 'hmac' })).toMatchObject({
      ok: true,
      input: { schemeOptions: { recipe } },
    });
    expect(read({ recipe })).toMatchObject({ ok: true, input: { schemeOptions: { recipe: null } } });
  });

  it.each<[keyof CheckForm, string]>([
    ['provider', ''],
    ['url', ''],
    ['url', 'localhost:3000'],
    ['stateUrl', 'ftp://a'],
    ['limit', '0'],
    ['limit', 'soon'],
    ['limit', '601'],
  ])('is refused at its field: %s "%s"', (field, text) => {
    const { ok, ...rest } = read({ [field]: text });
    expect(ok).toBe(false);
    expect(rest).toEqual({ problems: { [field]: expect.any(String) as string } });
  });
});

import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../../../../../core/contract/checks.ts';
import { type CheckForm, checkForm } from '../../../../../core/contract/settings.ts';
import { readForm, repeatable } from '../../../../../renderer/features/check/model/check-input.ts';
import { withoutSecrets } from '../../../../../renderer/features/check/model/header-text.ts';

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

  it('has headers of its own, of which secrets are not kept', () => {
    const headers = 'X-Tenant:  a:b \n\nAuthorization: Bearer abc\nX-Empty:';
    const pairs = [
      ['X-Tenant', 'a:b'],
      ['Authorization', 'Bearer abc'],
      ['X-Empty', ''],
    ];
    expect(read({ headers })).toMatchObject({ ok: true, input: { headers: pairs } });
    const kept = withoutSecrets(headers);
    expect(kept).toBe('X-Tenant:  a:b \n\nAuthorization:\nX-Empty:');
    expect(read({ headers: kept })).toMatchObject({
      ok: false,
      problems: { headers: expect.stringContaining('Line 3: Authorization has no value') as string },
    });
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
    ['headers', 'X-A'],
    ['headers', 'X-A: 1\n: 2'],
    ['headers', 'Authorization:'],
  ])('is refused at its field: %s "%s"', (field, text) => {
    const { ok, ...rest } = read({ [field]: text });
    expect(ok).toBe(false);
    expect(rest).toEqual({ problems: { [field]: expect.any(String) as string } });
  });
});

describe('what can be run again', () => {
  const report = (more: Partial<CheckReport> = {}): CheckReport =>
    ({
      ...{ provider: 'okhi', target: 'http://localhost:3000/a', complete: true, unreachable: null },
      cases: [
        { id: 'a', status: 'pass' },
        { id: 'b', status: 'fail' },
        { id: 'c', status: 'warn' },
      ],
      ...more,
    }) as unknown as CheckReport;

  it('is what failed', () => {
    expect(repeatable(report(), form({}))).toEqual(['b']);
  });

  it.each<[string, Partial<CheckReport>]>([
    ['of another handler', { target: 'http://localhost:3000/b' }],
    ['of another provider', { provider: 'okaya' }],
    ['that was cancelled', { complete: false }],
    ['that never came to the handler', { unreachable: 'Nobody listens.' }],
  ])('is nothing of a report %s', (_what, more) => {
    expect(repeatable(report(more), form({}))).toEqual([]);
  });
});

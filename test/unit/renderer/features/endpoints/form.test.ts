import { describe, expect, test } from 'vitest';
import { endpointAddress, endpointOfAddress } from '../../../../../renderer/features/endpoints/address.ts';
import {
  emptyValues,
  isChanged,
  settingsOf,
  storedSettings,
  valuesOf,
} from '../../../../../renderer/features/endpoints/form.ts';
import { generatorFor } from '../../../../../renderer/features/endpoints/generate.ts';
import { routeOf } from '../../../../../renderer/features/shell/sections.ts';
import { endpoint } from '../../support.ts';

const stored = endpoint({
  slug: 'hooks',
  provider: 'okhi',
  options: { headerName: 'x-mine', recipe: null, publicUrl: null },
  rejectBadSignature: true,
});

describe('the form of an endpoint', () => {
  test('gives back what was stored where nothing is typed', () => {
    expect(settingsOf(valuesOf(stored), stored)).toEqual(storedSettings(stored));
    expect(isChanged(valuesOf(stored), valuesOf(stored))).toBe(false);
  });

  test('knows each field that was typed in', () => {
    for (const field of Object.keys(emptyValues))
      expect(isChanged({ ...valuesOf(stored), [field]: 'typed' }, valuesOf(stored))).toBe(true);
  });

  test('sends null for what is empty, and no secret', () => {
    expect(settingsOf({ ...emptyValues, slug: 'new' }, null)).toEqual({
      slug: 'new',
      provider: null,
      scheme: null,
      options: { headerName: null, recipe: null, publicUrl: null },
      rejectBadSignature: false,
    });
  });
});

test.each(['', 'hooks', 'a.b_c~d-e', null])('the address of %j leads to it', (slug) => {
  expect(endpointOfAddress(routeOf(endpointAddress(slug)).rest)).toBe(slug);
});

describe('a secret that is made', () => {
  test('is what the scheme asks for, and another each time', () => {
    const make = generatorFor([{ id: 'meetinglawyers' }]);
    expect(make?.()).toMatch(/^[\w-]{32}$/);
    expect(make?.()).not.toBe(make?.());
    const svix = generatorFor([{ id: 'svix' }])?.() ?? '';
    expect(svix).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    expect(Buffer.from(svix.slice('whsec_'.length), 'base64')).toHaveLength(24);
  });

  test('is none where the provider gives the secret', () => {
    expect(generatorFor([{ id: 'stripe' }, { id: 'hmac' }])).toBeNull();
    expect(generatorFor([])).toBeNull();
  });
});

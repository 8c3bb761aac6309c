import { describe, expect, it } from 'vitest';
import { resolveEventType } from '../../../cli/event-type.ts';
import type { HookglassError } from '../../../core/contract/errors.ts';
import { builtInRegistry, createRegistry } from '../../../core/providers/registry.ts';

const nobody = (): string[] => [];
const okhi = builtInRegistry.require('okhi');
/** A user's own provider, with an event type of the same name as one of OkHi's. */
const twoWithVerified = createRegistry([{ ...okhi, id: 'own' }]);

function problemOf(run: () => unknown): HookglassError {
  try {
    run();
  } catch (thrown) {
    return thrown as HookglassError;
  }
  throw new Error('Nothing was thrown.');
}

describe('an event type on the command line', () => {
  it.each([
    [{ type: 'verified', provider: undefined }],
    [{ type: 'okhi/verified', provider: undefined }],
    [{ type: 'verified', provider: 'okhi' }],
    [{ type: 'okhi/verified', provider: 'okhi' }],
  ])('is found by its names: %o', (given) => {
    expect(resolveEventType(given, builtInRegistry, nobody)).toEqual({
      provider: 'okhi',
      eventType: 'verified',
    });
  });

  it('of several providers has to be said whose', () => {
    const both = problemOf(() =>
      resolveEventType({ type: 'verified', provider: undefined }, twoWithVerified, nobody),
    );
    expect(both).toMatchObject({ code: 'bad-argument' });
    expect(both.message).toContain('okhi, own');
    expect(resolveEventType({ type: 'own/verified', provider: undefined }, twoWithVerified, nobody)).toEqual({
      provider: 'own',
      eventType: 'verified',
    });
  });

  it('that no document names is taken where such events have come', () => {
    const sent = (): string[] => ['okaya'];
    expect(resolveEventType({ type: 'a/b', provider: undefined }, builtInRegistry, sent)).toEqual({
      provider: 'okaya',
      eventType: 'a/b',
    });
    const documented = resolveEventType({ type: 'verified', provider: undefined }, builtInRegistry, sent);
    expect(documented.provider).toBe('okhi');
    const made = resolveEventType({ type: 'verified', provider: 'okaya' }, builtInRegistry, sent);
    expect(made.provider).toBe('okaya');
  });

  it('that nobody knows is refused, with what there is', () => {
    const unknown = problemOf(() =>
      resolveEventType({ type: 'x', provider: undefined }, builtInRegistry, nobody),
    );
    expect(unknown).toMatchObject({ code: 'event-type-not-found' });
    expect(unknown.message).toContain('hookglass schemas');
    const ofOkaya = problemOf(() =>
      resolveEventType({ type: 'x', provider: 'okaya' }, builtInRegistry, nobody),
    );
    expect(ofOkaya.message).toContain('user.created');
    const nowhere = problemOf(() => resolveEventType({ type: 'x', provider: 'no' }, builtInRegistry, nobody));
    expect(nowhere).toMatchObject({ code: 'provider-not-found' });
    const other = problemOf(() =>
      resolveEventType({ type: 'okhi/verified', provider: 'okaya' }, builtInRegistry, nobody),
    );
    expect(other).toMatchObject({ code: 'event-type-not-found' });
  });
});

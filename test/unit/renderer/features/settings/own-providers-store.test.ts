import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { CallInput, CallName, Push } from '../../../../../core/contract/calls.ts';
import { HookglassError } from '../../../../../core/contract/errors.ts';
import type { OwnProvidersState } from '../../../../../core/contract/own-provider-calls.ts';
import type { Connection } from '../../../../../renderer/connection/connection.ts';
import {
  createOwnProviders,
  type OwnProvidersStore,
} from '../../../../../renderer/features/settings/own-providers/own-providers-store.ts';

const none: OwnProvidersState = { folder: '/data/providers', providers: [], problems: [], watching: true };
const acme: OwnProvidersState = {
  ...none,
  providers: [{ id: 'acme', label: 'Acme', types: 1, templates: 1 }],
};
const files = [{ path: 'provider.json', text: '{}' }];

/** What the engine answers next, by call. */
let answers: Partial<Record<CallName, unknown>>;
let asked: [CallName, unknown][];
let push: (push: Push) => void;
let own: OwnProvidersStore;

beforeEach(async () => {
  answers = { 'ownProviders.list': none };
  asked = [];
  const connection = {
    call: async (name: CallName, input: CallInput<CallName>) => {
      asked.push([name, input]);
      const answer = answers[name];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    onPush: (listener: (push: Push) => void) => {
      push = listener;
      return () => {};
    },
    onLive: (listener: () => void) => {
      listener();
      return () => {};
    },
  } as unknown as Connection;
  own = createOwnProviders(connection);
  await vi.waitFor(() => expect(own.store.getState().state).toEqual(none));
});

describe('the user’s own providers on the page', () => {
  test('are asked for with a fresh link, and when they change', async () => {
    answers = { 'ownProviders.list': acme };
    push({ name: 'events.reinspected', seq: 1, data: { count: 1 } });
    push({ name: 'providers.changed', seq: 2, data: {} });
    await vi.waitFor(() => expect(own.store.getState().state).toEqual(acme));
    expect(asked).toHaveLength(2);
  });

  test('are installed, with the name that the provider has', async () => {
    answers = { 'ownProviders.install': { status: 'installed', id: 'acme', state: acme } };
    await own.install(files);
    expect(asked.at(-1)).toEqual(['ownProviders.install', { files, replace: false }]);
    expect(own.store.getState()).toEqual({
      state: acme,
      busy: false,
      outcome: { kind: 'installed', label: 'Acme' },
    });
  });

  test('are refused with their problems, and nothing changes', async () => {
    const problems = [{ file: 'provider.json', pointer: '/id', reason: 'No.' }];
    answers = { 'ownProviders.install': { status: 'refused', problems } };
    await own.install(files);
    expect(own.store.getState()).toEqual({
      state: none,
      busy: false,
      outcome: { kind: 'refused', problems },
    });
  });

  test('wait for a word before they replace others', async () => {
    answers = { 'ownProviders.install': { status: 'exists', id: 'acme' } };
    await own.install(files);
    expect(own.store.getState().outcome).toEqual({ kind: 'exists', id: 'acme', files });
    answers = { 'ownProviders.install': { status: 'installed', id: 'acme', state: acme } };
    await own.install(files, true);
    expect(asked.at(-1)).toEqual(['ownProviders.install', { files, replace: true }]);
  });

  test('are removed by name, and put back', async () => {
    own.store.setState({ state: acme });
    answers = { 'ownProviders.remove': { removed: 'acme-1', state: none } };
    await own.remove('acme');
    expect(own.store.getState()).toMatchObject({
      state: none,
      outcome: { kind: 'removed', label: 'Acme', removed: 'acme-1' },
    });
    answers = { 'ownProviders.restore': { id: 'acme', state: acme } };
    await own.restore('acme-1');
    expect(own.store.getState()).toMatchObject({ state: acme, outcome: { kind: 'restored', label: 'Acme' } });
  });

  test('say what went wrong, and can be tried again', async () => {
    answers = { 'ownProviders.reload': new HookglassError('connection-lost', 'The link is gone.') };
    await own.reload();
    expect(own.store.getState()).toMatchObject({
      busy: false,
      outcome: { kind: 'failed', message: 'The link is gone.' },
    });
    answers = { 'ownProviders.reload': acme };
    await own.reload();
    expect(own.store.getState()).toEqual({
      state: acme,
      busy: false,
      outcome: { kind: 'reloaded', providers: 1, problems: 0 },
    });
  });

  test('do one thing at a time', async () => {
    answers = { 'ownProviders.reload': acme };
    await Promise.all([own.reload(), own.reload(), own.remove('acme')]);
    expect(asked.map(([name]) => name)).toEqual(['ownProviders.list', 'ownProviders.reload']);
  });
});

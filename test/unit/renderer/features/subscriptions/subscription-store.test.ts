import { describe, expect, it } from 'vitest';
import { HookglassError } from '../../../../../core/contract/errors.ts';
import type { OkayaWebhook } from '../../../../../core/contract/okaya.ts';
import type { Connection } from '../../../../../renderer/connection/connection.ts';
import { createSubscriptions } from '../../../../../renderer/features/subscriptions/model/subscription-store.ts';

const place = { account: 1, group: '38000' };
const texts = { url: 'https://a.example/', description: 'A' };
const hook = (id: string, changes: Partial<OkayaWebhook> = {}): OkayaWebhook => ({
  ...{ id, object: 'webhook_endpoint', status: 'enabled', enabledEvents: [], ...texts },
  ...changes,
});

/** A store with an engine that answers what the test says, in turn. */
function setUp() {
  const asked: { name: string; input: Record<string, unknown> }[] = [];
  const answers: (() => Promise<unknown>)[] = [];
  const connection = {
    call(name: string, input: Record<string, unknown>) {
      asked.push({ name, input });
      if (name === 'jobs.cancel') return Promise.resolve({});
      return answers.shift()?.() ?? Promise.reject(new Error(`Nobody answers ${name}.`));
    },
  } as unknown as Connection;
  let names = 0;
  const subscriptions = createSubscriptions(connection, { show: () => {} }, () => `job ${++names}`);
  return {
    subscriptions,
    state: () => subscriptions.store.getState(),
    asked,
    answer: (value: unknown) => void answers.push(() => Promise.resolve(value)),
    refuse: (thrown: unknown) => void answers.push(() => Promise.reject(thrown)),
    async shown(...webhooks: OkayaWebhook[]) {
      answers.push(() => Promise.resolve({ webhooks }));
      await subscriptions.list(place);
    },
  };
}

describe('the list of a group', () => {
  it('takes what was created, changed and deleted, without being read again', async () => {
    const { subscriptions, state, asked, answer, shown } = setUp();
    await shown(hook('a'));
    answer({ webhook: hook('b') });
    await subscriptions.create(place, texts);
    answer({ webhook: hook('a', { description: 'Changed' }) });
    await subscriptions.update(place, 'a', texts);
    expect(state().webhooks?.map(({ id, description }) => `${id} ${description}`)).toEqual([
      'a Changed',
      'b A',
    ]);
    answer({});
    await subscriptions.remove(place, hook('a'));
    expect(state()).toMatchObject({ busy: null, deleted: { id: 'a' }, webhooks: [{ id: 'b' }] });
    expect(asked.filter(({ name }) => name === 'okaya.list')).toHaveLength(1);
  });

  it('is read where something was created in another group', async () => {
    const { subscriptions, state, answer, shown } = setUp();
    await shown(hook('a'));
    const other = { account: 1, group: '2' };
    answer({ webhook: hook('c') });
    answer({ webhooks: [hook('b'), hook('c')] });
    expect(await subscriptions.create(other, texts)).toMatchObject({ id: 'c' });
    expect(state()).toMatchObject({ place: other, webhooks: [{ id: 'b' }, { id: 'c' }] });
  });

  it('stays as it was known where it cannot be read again, and not for another group', async () => {
    const { subscriptions, state, refuse, shown } = setUp();
    await shown(hook('a'));
    refuse(new HookglassError('okaya-refused', 'No.', { details: { field: 'group' } }));
    expect(await subscriptions.list(place)).toBe(false);
    expect(state()).toMatchObject({
      webhooks: [{ id: 'a' }],
      failure: { message: 'No.', field: 'group', raw: null },
    });
    refuse(new Error('No.'));
    await subscriptions.list({ account: 1, group: '2' });
    expect(state()).toMatchObject({ webhooks: null, failure: { field: null } });
  });
});

describe('what was deleted', () => {
  it('is created again with the same texts, and then offered no more', async () => {
    const { subscriptions, state, asked, answer, shown } = setUp();
    await shown(hook('a'));
    answer({});
    await subscriptions.remove(place, hook('a'));
    answer({ webhook: hook('b') });
    await subscriptions.createAgain();
    expect(asked.at(-1)).toMatchObject({ name: 'okaya.create', input: { ...place, ...texts } });
    expect(state()).toMatchObject({ deleted: null, webhooks: [{ id: 'b' }] });
  });

  it('is still offered where that was refused', async () => {
    const { subscriptions, state, answer, refuse, shown } = setUp();
    await shown(hook('a'));
    answer({});
    await subscriptions.remove(place, hook('a'));
    refuse(new HookglassError('okaya-unreachable', 'Nobody there.'));
    await subscriptions.createAgain();
    expect(state()).toMatchObject({ deleted: { id: 'a' }, failure: { message: 'Nobody there.' } });
  });
});

describe('a call', () => {
  it('that was cancelled is no failure, and is cancelled by its job', async () => {
    const { subscriptions, state, asked, refuse } = setUp();
    refuse(new HookglassError('job-cancelled', 'It was cancelled.'));
    const over = subscriptions.list(place);
    expect(state().busy).toBe('Reading the list…');
    subscriptions.cancel();
    await over;
    expect(asked.at(-1)).toEqual({ name: 'jobs.cancel', input: { job: 'job 1' } });
    expect(state()).toMatchObject({ busy: null, failure: null });
  });

  it('whose account is not shown any more says nothing', async () => {
    const { subscriptions, state, answer } = setUp();
    answer({ webhooks: [hook('a')] });
    const over = subscriptions.list(place);
    subscriptions.clear();
    expect(await over).toBe(false);
    expect(state()).toMatchObject({ place: null, webhooks: null, busy: null });
  });
});

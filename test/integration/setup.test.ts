import { afterEach, describe, expect, it } from 'vitest';
import { noOptions } from '../../core/contract/endpoints.ts';
import type { Flow } from '../../core/contract/flows.ts';
import { defaultLimits } from '../../core/contract/receiver-limits.ts';
import type { Setup } from '../../core/contract/setup.ts';
import { noTunnel } from '../../core/contract/tunnel.ts';
import { type RunningEngine, startEngine, temporaryFolder } from '../support/engine.ts';
import { acmeFiles } from '../support/own-provider.ts';

const open: RunningEngine[] = [];
const folders: { remove(): void }[] = [];
afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close();
  for (const folder of folders.splice(0)) folder.remove();
});

async function engineIn(path = newFolder()): Promise<RunningEngine> {
  const engine = await startEngine({ dataDir: path });
  open.push(engine);
  return engine;
}
function newFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder.path;
}

const ownFlow: Flow = {
  ...{ id: 'acme/paid', provider: 'acme', title: 'Paid', about: 'One order.', source: null, variables: {} },
  start: { kind: 'step', step: 'paid' },
  steps: [
    {
      ...{
        id: 'paid',
        title: 'Paid',
        template: 'acme/order.paid',
        delayMs: 0,
        delayDocumented: false,
        set: [],
      },
      next: { kind: 'end' },
    },
  ],
};

/** An engine with something of every kind. */
async function furnished(): Promise<RunningEngine> {
  const engine = await engineIn();
  const { call } = engine;
  const files = [...acmeFiles()].map(([path, bytes]) => ({
    path,
    text: Buffer.from(bytes).toString('utf8'),
  }));
  await call('ownProviders.install', { files });
  await call('flows.save', { flow: ownFlow });
  const endpoint = {
    slug: 'orders',
    provider: 'meetinglawyers',
    scheme: null,
    options: noOptions,
    rejectBadSignature: true,
  };
  await call('endpoints.save', { was: null, endpoint });
  await call('endpoints.setSecret', { slug: 'orders', which: 'current', secret: 'never-to-leave' });
  await call('replies.set', {
    slug: 'orders',
    answering: {
      handshakes: { slack: false, meta: false, discord: false },
      rules: [
        {
          ...{ id: 'r1', name: 'teapot', enabled: true, condition: '', status: 418, body: 'short and stout' },
          ...{
            headers: [
              ['Set-Cookie', 'session=never-to-leave'],
              ['X-Kind', 'tea'],
            ],
            delayMs: 0,
            fault: null,
          },
        },
      ],
    },
  });
  await call('forward.set', {
    slug: 'orders',
    forwarding: {
      paused: true,
      targets: [
        {
          id: 't1',
          url: 'http://127.0.0.1:9/hook',
          enabled: true,
          timeoutMs: 5_000,
          tries: 2,
          atOnce: 1,
        },
      ],
    },
  });
  const environment = {
    name: 'staging',
    variables: { host: 'staging.example', api_token: 'never-to-leave' },
  };
  await call('environments.save', { environment });
  await call('tunnel.save', { settings: { ...noTunnel, way: 'own', ownUrl: 'https://hooks.example.com' } });
  await call('operation.set', { durability: 'power-loss', limits: { ...defaultLimits, bodyBytes: 2_000 } });
  return engine;
}

const exported = async ({ call }: RunningEngine): Promise<Setup> => (await call('setup.export', {})).setup;
const of = (changes: readonly { kind: string; key: string; change: string }[], change: string): string[] =>
  changes.filter((one) => one.change === change).map(({ kind, key }) => `${kind} ${key}`);

describe('what is set', () => {
  it('leaves without a secret, and says which belong to it', async () => {
    const setup = await exported(await furnished());
    expect(JSON.stringify(setup)).not.toContain('never-to-leave');
    expect(setup.secrets.toSorted()).toEqual([
      'endpoint/orders/current',
      'endpoint/orders/reply/Set-Cookie',
      'environment/staging/api_token',
    ]);
    expect(setup.environments[0]?.variables).toEqual({ host: 'staging.example', api_token: '' });
  });

  it('arrives in another place as it was, is told before and can be taken back', async () => {
    const setup = await exported(await furnished());
    const other = await engineIn();
    const before = await exported(other);
    const preview = await other.call('setup.preview', { setup });
    expect(of(preview.changes, 'added')).toEqual([
      'provider acme',
      'endpoint orders',
      'environment staging',
      'flow acme/paid',
    ]);
    expect(of(preview.changes, 'changed')).toEqual([
      'receiver limits',
      'receiver durability',
      'tunnel settings',
    ]);
    expect(of(preview.changes, 'same')).toEqual(['endpoint ']);
    expect(preview.missing).toContain('endpoint/orders/current');
    expect(await exported(other)).toEqual(before);

    await other.call('setup.apply', { setup });
    const { secrets: _, ...arrived } = await exported(other);
    const { secrets: __, ...wanted } = setup;
    expect(arrived).toEqual(wanted);
    // It has taken effect, and is not only stored.
    expect((await fetch(`${other.url}/orders`, { method: 'POST', body: 'x'.repeat(3_000) })).status).toBe(
      413,
    );
    expect((await fetch(`${other.url}/orders`, { method: 'POST', body: '{}' })).status).toBe(418);

    await other.call('setup.undo', {});
    expect(await exported(other)).toEqual(before);
  });

  it('is the same for the place it came from, whose secrets stay', async () => {
    const engine = await furnished();
    const setup = await exported(engine);
    const { changes, missing } = await engine.call('setup.preview', { setup });
    expect(of(changes, 'same')).toHaveLength(changes.length);
    expect(missing.filter((name) => !name.startsWith('environment/') && !/\/reply\//.test(name))).toEqual([]);
    await engine.call('setup.apply', { setup });
    const { environments } = await engine.call('environments.list', {});
    expect(environments[0]?.variables.api_token).toBe('never-to-leave');
  });

  it('is refused as a whole where one part is wrong, and the error names it', async () => {
    const setup = await exported(await furnished());
    const other = await engineIn();
    const before = await exported(other);
    const step = { ...ownFlow.steps[0], template: 'acme/never.heard.of' };
    const wrong = { ...setup, flows: [{ ...ownFlow, steps: [step] }] };
    await expect(other.call('setup.apply', { setup: wrong as Setup })).rejects.toThrow(
      /^Flow acme\/paid: .* Nothing was changed\.$/,
    );
    expect(await exported(other)).toEqual(before);
  });
});

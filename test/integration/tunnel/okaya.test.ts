import { afterEach, expect, it } from 'vitest';
import { SANDBOX_ACCOUNT } from '../../../core/contract/okaya.ts';
import { type PublicEngine, publicEngine } from '../../support/ngrok/public-engine.ts';
import { tunnelBench } from '../../support/ngrok/tunnel-bench.ts';

const bench = tunnelBench();
let engine: PublicEngine | null = null;
afterEach(async () => {
  await engine?.close();
  engine = null;
});

it('an event of the sandbox comes through the public URL, trusted as the tunnel’s own path is, and arrives valid', async () => {
  const opened = await publicEngine(await bench.ngrok());
  engine = opened;
  const url = `${await opened.goPublic()}/okaya`;
  const { targets } = await opened.call('okaya.state', {});
  expect(targets[0]).toEqual({ url, kind: 'public' });
  await opened.call('okaya.startSandbox', { port: 0 });
  const place = { job: 'point', account: SANDBOX_ACCOUNT, group: '38000' };
  const { webhook } = await opened.call('okaya.point', { ...place, webhook: null, url });
  const { deliveries } = await opened.call('okaya.fire', { event: 'user.created', webhook: webhook.id });
  expect(deliveries).toMatchObject([{ url, status: 200, ok: true, error: null }]);
  await opened.arrived(1);
  expect(await opened.call('events.full', { id: '1' })).toMatchObject({
    ...{ provider: 'okaya', eventType: 'user.created', path: '/okaya' },
    validation: { status: 'valid', issues: [] },
  });
  // The address is gone with the tunnel, and the webhook points where nobody is any more.
  await opened.call('tunnel.stop', {});
  const after = await opened.call('okaya.state', {});
  expect(after.targets).toEqual([{ url: `${opened.url}/okaya`, kind: 'local' }]);
  expect(after.pointed).toMatchObject([{ webhook: webhook.id, url }]);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import { createSender } from '../../core/sender/sender.ts';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { type NgrokStandIn, startNgrok } from '../support/ngrok/stand-in.ts';
import { TOKEN } from '../support/ngrok/token.ts';
import { callEngine } from '../support/page-call.ts';
import { type Inbox, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

describe.each(hosts)('going public under $name', (host) => {
  const folder = temporaryFolder();
  const sender = createSender({ clock: systemClock });
  let ngrok: NgrokStandIn;
  let running: Running;
  let killed = false;
  let inbox: Inbox;

  beforeAll(async () => {
    ngrok = await startNgrok();
    running = await host.start(folder.path);
    inbox = inboxOf(running.page);
  });
  afterAll(async () => {
    if (!killed) await running?.stop();
    sender.close();
    await ngrok.close();
    folder.remove();
  });
  keepPictures(() => running?.page);

  const area = (name: string) => running.page.getByRole('region', { name, exact: true });
  const now = () => running.page.getByRole('status', { name: 'Public address now' });
  const bar = () => running.page.getByRole('link', { name: /^Public address, / });
  const hops = () => area('Path test').getByRole('listitem');
  const post = (path: string) =>
    sender.send(
      { method: 'POST', url: `${ngrok.publicUrl}${path}`, headers: [], body: Buffer.from('{"a":1}') },
      { timeoutMs: 10_000, ca: ngrok.ca },
    );

  test('a refused token is named, in words and without the token', async () => {
    ngrok.auth = { text: `Your authtoken: ${TOKEN}`, code: 'ERR_NGROK_105' };
    await bar().click();
    const way = area('Way to here');
    await way.getByText(/^More: /).click();
    await way.getByRole('textbox', { name: 'Server' }).fill(ngrok.server);
    await way.getByRole('textbox', { name: 'Trusted certificates' }).fill('no certificate');
    await way.getByRole('button', { name: 'Save' }).click();
    await shown(way.getByText(/one or more certificates in PEM/));
    await way.getByRole('textbox', { name: 'Trusted certificates' }).fill(ngrok.ca);
    await way.getByRole('button', { name: 'Save' }).click();
    await area('ngrok’s token').getByLabel('Token', { exact: true }).fill(TOKEN);
    await inbox.button('Set token').click();
    await inbox.button('Open tunnel').click();
    await shown(area('Public address').getByText('ERR_NGROK_105'));
    await textOf(bar()).toContain('does not recognise the token');
    expect(await running.page.locator('body').innerText()).not.toContain(TOKEN);
  });

  test('online: the address is there to copy, and a request through it is shown', async () => {
    ngrok.auth = 'accept';
    await inbox.button('Try again').click();
    await textOf(now()).toContain(ngrok.publicUrl);
    await shown(inbox.button('Copy public URL'));
    await inbox.link('Endpoints').click();
    await shown(inbox.button('Copy public URL of Catch-all'));
    expect((await post('/from-outside')).response?.status).toBe(200);
    await inbox.link('Inbox').click();
    await textOf(inbox.rows.first()).toContain('/from-outside');
  });

  test('the path test is green as far as this window, and its request is no event of a provider', async () => {
    await bar().click();
    await inbox.button('Test the path').click();
    await shown(area('Path test').getByText('A request finds its way here and back.'));
    for (const name of ['Public URL', 'Tunnel', 'Receiver', 'Store', 'Window', 'Answer'])
      await shown(area('Path test').getByRole('listitem', { name: `${name}, good` }));
    await inbox.link('Show the request').click();
    await expect.poll(() => inbox.rows.first().getAttribute('aria-label')).toContain('Path test');
  });

  test('a broken hop is red, with its reason', async () => {
    await bar().click();
    await inbox.button('Pause capture').click();
    await inbox.button('Test again').click();
    await shown(hops().filter({ hasText: 'Capture is paused' }));
    await shown(area('Path test').getByRole('listitem', { name: 'Receiver, broken' }));
    await shown(area('Path test').getByRole('listitem', { name: 'Store, not known' }));
    await inbox.button('Resume capture').click();
  });

  test('a new engine opens it again, with the token that the host keeps', async () => {
    const { pid } = await callEngine(running.page, 'engine.state', {});
    const dials = ngrok.dials;
    process.kill(pid, 'SIGKILL');
    await ngrok.until(() => ngrok.dials > dials && ngrok.online);
    await textOf(now()).toContain(ngrok.publicUrl);
    await ngrok.until(() => ngrok.connections === 1);
  });

  test('nothing stays online: not after closing the tunnel, and not after the app was killed', async () => {
    await inbox.button('Close tunnel').click();
    await textOf(now()).toContain('Off');
    await ngrok.until(() => ngrok.connections === 0);
    await inbox.button('Open tunnel').click();
    await ngrok.until(() => ngrok.online);
    if (host.name === 'electron') {
      const gone = new Promise((resolve) => running.app.once('close', () => resolve(null)));
      running.app.process().kill('SIGKILL');
      await gone;
    } else await running.stop();
    killed = true;
    await ngrok.until(() => ngrok.connections === 0);
  });
});

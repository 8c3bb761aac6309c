import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { filesWith, heapFinds } from '../support/leaks.ts';
import { callEngine } from '../support/page-call.ts';
import { inboxOf, keepPictures, shown } from '../support/page-inbox.ts';

describe.each(hosts)('the page under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  const inPage = <T>(script: string): Promise<T> => running.page.evaluate<T>(script);

  beforeAll(async () => {
    running = await host.start(folder.path);
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  keepPictures(() => running?.page);

  test('sees nothing of Node or Electron', async () => {
    const globals = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'];
    expect(await inPage(`${JSON.stringify(globals)}.filter((name) => name in globalThis)`)).toEqual([]);
    const bridge = await inPage<string[]>('Object.keys(window.hookglass ?? {}).sort()');
    const offered = [
      ...['acquirePort', 'checkForUpdates', 'diagnostics', 'dismissTrouble', 'getDesktop', 'getSettings'],
      ...['getTrouble', 'info', 'newWindow', 'onEngineProcess', 'onLead', 'restartEngine', 'setDesktop'],
      ...['setSettings', 'showCopy'],
    ];
    expect(bridge).toEqual(host.name === 'electron' ? offered : []);
  });

  test('runs no script that is not a file of its own', async () => {
    const blocked = await inPage(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
      const script = document.createElement('script');
      script.textContent = 'window.wasRun = true';
      document.head.append(script);
    })`);
    expect(blocked).toBe('script-src-elem');
    expect(await inPage('window.wasRun === undefined')).toBe(true);
  });

  test('talks to no other host', async () => {
    const answer = await inPage(
      `fetch(${JSON.stringify(running.receiver)}).then(() => 'answered', () => 'refused')`,
    );
    expect(answer).toBe('refused');
  });

  test('shows a hostile request everywhere, and runs nothing of it', async () => {
    await inPage(`window.attacks = []; document.addEventListener('securitypolicyviolation',
      (event) => window.attacks.push(event.effectiveDirective + ' ' + event.blockedURI));`);
    const attack = `<img src=x onerror="window.pwned=1"><script>window.pwned=1</script><svg/onload=window.pwned=1>{{7*7}}`;
    const dialogs: string[] = [];
    running.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const body = JSON.stringify({ v2: { user_id: attack, location_id: attack, [attack]: attack } });
    const query = encodeURIComponent(attack);
    const answer = await fetch(`${running.receiver}/${query}?${query}=${query}`, {
      method: 'POST',
      headers: {
        'content-type': `application/json; x="${attack.replaceAll('"', "'")}"`,
        'user-agent': attack,
        'x-attack': attack,
        cookie: attack,
        'webhook-signature': attack,
      },
      body,
    });
    expect(answer.status).toBe(200);
    const inbox = inboxOf(running.page);
    await inbox.rows.first().click();
    const tabs = await running.page.getByRole('tablist', { name: 'Event detail' }).getByRole('tab').all();
    expect(tabs.length).toBeGreaterThanOrEqual(6);
    for (const tab of tabs) {
      await tab.click();
      await shown(inbox.panel);
    }
    await inbox.openTab('Headers');
    // It stands there as text, so it was really shown.
    await shown(inbox.panel.getByText('onerror="window.pwned=1"').first());
    expect(await inPage('window.pwned === undefined')).toBe(true);
    expect(await inPage('window.attacks')).toEqual([]);
    expect(dialogs).toEqual([]);
  });

  test('holds no secret of the vault', async () => {
    const secret = `whsec_${'Zm9yIHRoZSBoZWFwIG9ubHk'}${Date.now()}`;
    // Taken apart, so that the test's own text in the page is not what is found.
    await callEngine(running.page, 'endpoints.setSecret', {
      ...{ slug: '', which: 'current' as const },
      secret,
    });
    await running.page.reload();
    await shown(running.page.getByText('Engine running'));
    expect(await heapFinds(running.page, ['Engine running', secret])).toEqual(['Engine running']);
    expect(filesWith(folder.path, secret)).toEqual([]);
  });

  test('cannot be put in a frame, nor hold one', async () => {
    const blocked = await inPage(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
      const frame = document.createElement('iframe');
      frame.src = location.href;
      document.body.append(frame);
    })`);
    expect(blocked).toBe('frame-src');
  });
});

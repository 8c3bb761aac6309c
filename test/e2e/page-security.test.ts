import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { keepPictures } from '../support/page-inbox.ts';

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
    const offered = ['acquirePort', 'getSettings', 'info', 'onEngineProcess', 'restartEngine', 'setSettings'];
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

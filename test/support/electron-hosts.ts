import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { startHookglass } from './cli.ts';
import { launchElectron } from './electron-launch.ts';
import { callEngine } from './page-call.ts';

/** The interface on screen, whichever host is behind it. */
export interface Running {
  /** The window's app, or the browser's. */
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Address of the receiver; '' where it is not listening. */
  readonly receiver: string;
  stop(): Promise<void>;
}

export interface TestHost {
  readonly name: 'electron' | 'serve';
  start(dataDir: string, receiverPort?: number): Promise<Running>;
}

export const electronHost: TestHost = {
  name: 'electron',
  async start(dataDir, receiverPort = 0) {
    const { app, page } = await launchElectron('.', ['--data', dataDir, '--port', String(receiverPort)]);
    return { app, page, receiver: await receiverAddress(page), stop: () => app.close() };
  },
};

const serveHost: TestHost = {
  name: 'serve',
  async start(dataDir, receiverPort = 0) {
    const ports = ['--port', '0', '--receiver-port', String(receiverPort)];
    const server = startHookglass(['serve', '--json', '--no-open', ...ports, '--data', dataDir]);
    const { url } = await server.next();
    const profile = `--profile=${join(dataDir, 'browser')}`;
    const { app, page } = await launchElectron('test/support/browser-app', [profile, String(url)]);
    return {
      app,
      page,
      receiver: await receiverAddress(page),
      async stop() {
        await app.close();
        server.child.kill('SIGTERM');
        await server.ended;
      },
    };
  },
};

export const hosts: readonly TestHost[] = [electronHost, serveHost];

async function receiverAddress(page: Page): Promise<string> {
  // Before that the window shows nothing of ours, and nothing answers it.
  await page.getByRole('navigation', { name: 'Sections' }).waitFor();
  // Both hosts let a page in only after the receiver has been started.
  const { receiver } = await callEngine(page, 'engine.state', {});
  return receiver.status === 'listening' ? receiver.url : '';
}

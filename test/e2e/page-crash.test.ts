import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commandOf } from '../support/electron-launch.ts';
import { temporaryFolder } from '../support/engine.ts';
import { shown } from '../support/page-inbox.ts';

const folder = temporaryFolder();
let app: ChildProcess;

// Not by Playwright's launcher: its debugger stays with the page that crashed and holds up the next one.
beforeEach(() => {
  const flags = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--remote-debugging-port=0'];
  const { executablePath, leading } = commandOf('.');
  const args = [...flags, ...leading, '--data', folder.path, '--port', '0'];
  app = spawn(executablePath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
});
afterEach(async () => {
  if (app.exitCode === null) {
    app.kill();
    await once(app, 'exit');
  }
  folder.remove();
});

test.runIf(process.platform === 'linux')('the window comes back after a crash of its page', async () => {
  const [debuggerUrl] = await Promise.all([
    lineWith(app.stderr, /DevTools listening on (\S+)/),
    lineWith(app.stdout, /Receiver: (\S+)/),
  ]);
  await expect.poll(rendererPids).toHaveLength(1);
  const [crashing] = rendererPids();
  process.kill(Number(crashing), 'SIGSEGV');
  await expect.poll(rendererPids, { timeout: 10_000 }).not.toContain(crashing);
  await expect.poll(rendererPids, { timeout: 10_000 }).toHaveLength(1);
  const browser = await chromium.connectOverCDP(debuggerUrl);
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('There is no window.');
  await shown(page.getByText('Engine running'));
  expect(readFileSync(join(folder.path, 'logs', 'main.log'), 'utf8')).toContain('The page crashed');
  await browser.close();
});

async function lineWith(stream: NodeJS.ReadableStream | null, pattern: RegExp): Promise<string> {
  if (stream)
    for await (const line of createInterface({ input: stream })) {
      const found = pattern.exec(line)?.[1];
      if (found) return found;
    }
  throw new Error(`The app never said ${pattern}.`);
}

/** The page's own processes, by the folder that they were started with. */
function rendererPids(): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const command = readFileSync(join('/proc', pid, 'cmdline'), 'utf8');
      return command.includes('--type=renderer') && command.includes(folder.path);
    } catch {
      return false;
    }
  });
}

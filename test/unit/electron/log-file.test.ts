import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openLogFile } from '../../../electron/log-file.ts';
import { temporaryFolder } from '../../support/engine.ts';

const folder = temporaryFolder();
afterEach(() => folder.remove());

it('keeps the file small while the app runs, and the one before it', () => {
  const logs = join(folder.path, 'logs');
  const log = openLogFile(logs, () => 0, 1_000);
  for (let line = 0; line < 200; line++) log.info('something happened', { line });
  expect(readdirSync(logs).sort()).toEqual(['main.log', 'main.previous.log']);
  for (const name of readdirSync(logs)) expect(statSync(join(logs, name)).size).toBeLessThan(1_200);
  expect(readFileSync(join(logs, 'main.log'), 'utf8')).toContain('"line":199');
});

it('stops nothing where it cannot be written', () => {
  const log = openLogFile('/dev/null/logs', () => 0);
  expect(() => log.error('lost')).not.toThrow();
});

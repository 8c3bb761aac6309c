// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../lib/build.mjs';
import { CLI_ENTRY } from '../lib/paths.mjs';
import { exampleBodies } from './bodies.mjs';
import { row } from './report.mjs';

const GOAL_MS = 300;

/**
 * From the start of a process to the first line that it prints, beside a Node that prints one word.
 * @param {boolean} quick
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function benchCommand(quick) {
  await ensureBuilt();
  const rounds = quick ? 3 : 11;
  const folder = mkdtempSync(join(tmpdir(), 'hookglass-bench-'));
  const file = join(folder, 'event.json');
  writeFileSync(file, exampleBodies().get('okhi/verified') ?? '');
  /** @type {Record<string, string[]>} */
  const commands = {
    'node that prints a word': ['-e', 'console.log("word")'],
    '--version': [CLI_ENTRY, '--version'],
    templates: [CLI_ENTRY, 'templates'],
    schemes: [CLI_ENTRY, 'schemes'],
    validate: [CLI_ENTRY, 'validate', file],
    sign: [CLI_ENTRY, 'sign', file, '--scheme', 'github', '--secret', 'a secret'],
    'listen --memory': [CLI_ENTRY, 'listen', '--memory', '--port', '0'],
    'listen --data': [CLI_ENTRY, 'listen', '--port', '0', '--data', join(folder, 'data')],
    'events list': [CLI_ENTRY, 'events', 'list', '--data', join(folder, 'data')],
  };
  try {
    const names = Object.keys(commands);
    /** @type {Record<string, number[]>} */
    const times = Object.fromEntries(names.map((name) => [name, []]));
    // The first round fills the system's caches.
    for (let n = -1; n < rounds; n++)
      for (const [name, args] of Object.entries(commands)) {
        const ms = await firstLine(args);
        if (n >= 0) times[name]?.push(ms);
      }
    return {
      title: 'First line of a command',
      about: `From the start of a process to the first bytes that it prints: ${rounds} rounds.`,
      rows: names.map((name) =>
        row(`${name}, ms`, times[name] ?? [], 0, {
          ...(name.startsWith('node') ? {} : { atMost: GOAL_MS, design: 'first-line' }),
        }),
      ),
      data: times,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds. @param {string[]} args */
async function firstLine(args) {
  const from = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  // A sentence to the error output is a first line, too.
  await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), ended]);
  const ms = performance.now() - from;
  child.kill('SIGTERM');
  await ended;
  return ms;
}

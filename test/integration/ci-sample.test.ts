import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { jsonLines } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';

const SAMPLE = 'docs/ci-sample';
const ENTRY = resolve('dist/cli/hookglass.js');

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  // Whoever tried the sample by hand left reports in it: they are not of this run.
  cpSync(SAMPLE, folder.path, { recursive: true, filter: (from) => !from.endsWith('reports') });
});
afterEach(() => folder.remove());

const inCopy = (name: string): string => join(folder.path, name);
const read = (name: string): string => readFileSync(inCopy(name), 'utf8');

/** Puts a fault into the copy's handler. */
function plant(right: string, wrong: string): void {
  const handler = read('handler.mjs');
  expect(handler.split(right)).toHaveLength(2);
  writeFileSync(inCopy('handler.mjs'), handler.replace(right, wrong));
}

/** Runs a line as a pipeline does, with the built command as HOOKGLASS. */
async function pipeline(line: string): Promise<{ code: number | null; said: string }> {
  const child = spawn('sh', ['-e', '-c', line], {
    cwd: folder.path,
    env: {
      ...process.env,
      // The very Node that runs the tests.
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
      HOOKGLASS: `node ${ENTRY}`,
      WEBHOOK_SECRET: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
  }
  await once(child, 'close');
  return { code: child.exitCode, said };
}

/** What the JUnit report says, by a parser that refuses what is no XML: the counts, and the ids of the cases that failed. */
function junit(): { tests: number; failures: number; failed: string[] } {
  const document = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(read('reports/webhooks.xml'), 'text/xml');
  const suites = document.documentElement;
  const cases = [...document.getElementsByTagName('testcase')];
  expect(cases).toHaveLength(Number(suites?.getAttribute('tests')));
  return {
    tests: cases.length,
    failures: Number(suites?.getAttribute('failures')),
    failed: cases
      .filter((one) => one.getElementsByTagName('failure').length > 0)
      .map((one) => one.getAttribute('name')?.split(':')[0] ?? ''),
  };
}

const workflow = z.object({
  jobs: z.object({
    webhooks: z.object({
      steps: z.array(
        z.object({
          name: z.string().optional(),
          run: z.string().optional(),
          uses: z.string().optional(),
          if: z.string().optional(),
          with: z.record(z.string(), z.unknown()).optional(),
        }),
      ),
    }),
  }),
});
const steps = () => workflow.parse(parse(read('.github/workflows/webhooks.yml'))).jobs.webhooks.steps;

describe('the sample of a pipeline', () => {
  it('passes for the right handler, and keeps what it found', async () => {
    const { code, said } = await pipeline('npm run check:webhooks');
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining(' 0 failed,') });
    expect(junit()).toEqual({ tests: 22, failures: 0, failed: [] });
    expect(jsonLines(read('reports/crm.jsonl'))).toMatchObject([
      { type: 'listening' },
      { type: 'event', text: expect.stringContaining('"kind":"new-message"') },
    ]);
  });

  it('fails by the same step of the workflow for a handler that takes any signature, and says which case', async () => {
    plant('timingSafeEqual(due, came)', 'true');
    const step = steps().find(({ name }) => name === 'Webhooks')?.run ?? '';
    expect((await pipeline(step)).code).toBe(1);
    expect(junit().failed).toEqual(['bad-signature']);
  });

  it('fails for a handler that takes an event twice', async () => {
    plant('if (taken.has(key)) return;', '');
    plant('taken.add(key);', 'taken.add(Symbol(key));');
    expect((await pipeline('./ci/webhooks.sh')).code).toBe(1);
    expect(junit().failed).toEqual(['duplicate']);
  });

  it('fails where the handler passes on something else than it should', async () => {
    plant("kind: 'new-message'", "kind: 'message'");
    expect((await pipeline('./ci/webhooks.sh')).code).toBe(1);
    expect(existsSync(inCopy('reports/webhooks.xml'))).toBe(false);
  });

  it('fails at once, in words, where the handler does not start', async () => {
    plant("import { createServer } from 'node:http';", "throw new Error('no database');");
    const { code, said } = await pipeline('./ci/webhooks.sh');
    expect({ code, said }).toMatchObject({ code: 3, said: expect.stringContaining('no database') });
  });

  it('keeps the reports after a failure too', () => {
    const [upload] = steps().filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    expect(upload).toMatchObject({ if: 'always()', with: { path: 'reports/' } });
  });
});

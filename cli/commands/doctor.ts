import { access, constants, readFile, stat } from 'node:fs/promises';
import process from 'node:process';
import { z } from 'zod';
import { isAbsent } from '../../core/absent.ts';
import { openArchive } from '../../core/archive.ts';
import { reasonOf, toHookglassError } from '../../core/contract/errors.ts';
import { nextFreePort } from '../../core/receiver/listen.ts';
import { openDatabase } from '../../core/store/sqlite.ts';
import { loadSdk } from '../../core/tunnel-runner/sdk.ts';
import { sealedFileExists } from '../../core/vault/sealed-file.ts';
import { checkWhole } from '../../core/vault/sealing.ts';
import { exit, printJson, printLine } from '../io.ts';
import { dataDirOf, version } from '../surroundings.ts';
import { tokenFromEnvironment } from '../tunnel-options.ts';
import { vaultPathOf } from '../vault-file.ts';

const optionsSchema = z.object({ data: z.string().optional(), json: z.boolean().default(false) });

/** One thing that was looked at. `warn`: works, but not as one might expect. */
interface Finding {
  readonly id: string;
  readonly status: 'ok' | 'warn' | 'fail';
  readonly detail: string;
}

const glyphs = { ok: '✓', warn: '!', fail: '✕' } as const;

/** Says what would keep Hookglass from working here. Exit 1 where something would. */
export async function doctor(given: unknown): Promise<void> {
  const { data, json } = optionsSchema.parse(given);
  const dataDir = dataDirOf(data);
  const findings = [
    runtime(),
    database(),
    ...history(dataDir),
    await folder(dataDir),
    await port('receiver-port', 4000),
    await port('interface-port', 4001),
    await vault(data),
    await tunnel(),
  ];
  for (const finding of findings) {
    if (json) printJson(finding);
    else printLine(`${glyphs[finding.status]} ${finding.id.padEnd(16)}${finding.detail}`);
  }
  if (findings.some(({ status }) => status === 'fail')) process.exitCode = exit.no;
}

function runtime(): Finding {
  return {
    id: 'runtime',
    status: 'ok',
    detail: `Hookglass ${version} on Node ${process.versions.node}, ${process.platform} ${process.arch}`,
  };
}

function database(): Finding {
  try {
    const opened = openDatabase(':memory:');
    const row = z
      .object({ version: z.string() })
      .parse(opened.prepare('SELECT sqlite_version() AS version').get());
    opened.close();
    return { id: 'sqlite', status: 'ok', detail: `SQLite ${row.version}` };
  } catch (thrown) {
    return { id: 'sqlite', status: 'fail', detail: toHookglassError(thrown).message };
  }
}

function history(dataDir: string): Finding[] {
  try {
    const archive = openArchive(dataDir);
    const detail = archive
      ? `${archive.total()} events in ${dataDir}`
      : `none yet; it will be made in ${dataDir}`;
    const safety = durabilityWords[archive?.durability ?? 'crash'];
    archive?.close();
    return [
      { id: 'history', status: 'ok', detail },
      { id: 'durability', status: 'ok', detail: safety },
    ];
  } catch (thrown) {
    return [{ id: 'history', status: 'fail', detail: toHookglassError(thrown).message }];
  }
}

const durabilityWords = {
  crash:
    'acknowledged requests are safe against a crash of the program; a power cut can take the last moments',
  'power-loss': 'acknowledged requests are safe against power loss; each answer waits for the disk',
} as const;

async function folder(dataDir: string): Promise<Finding> {
  const id = 'data-folder';
  try {
    await access(dataDir, constants.R_OK | constants.W_OK);
    if ((await stat(dataDir)).isDirectory()) return { id, status: 'ok', detail: dataDir };
    return { id, status: 'fail', detail: `${dataDir} is a file. Choose a folder with --data.` };
  } catch (thrown) {
    const missing = isAbsent(thrown);
    if (missing) return { id, status: 'ok', detail: `${dataDir} (will be made)` };
    return { id, status: 'fail', detail: `${dataDir} cannot be written. Choose another one with --data.` };
  }
}

async function port(id: string, wanted: number): Promise<Finding> {
  const free = await nextFreePort(wanted - 1, '127.0.0.1');
  if (free === wanted) return { id, status: 'ok', detail: `${wanted} is free` };
  const other = free === null ? 'none of the next ones is free either' : `${free} is free`;
  return {
    id,
    status: 'warn',
    detail: `${wanted} is taken (by a running Hookglass, or by another program); ${other}`,
  };
}

async function vault(data: string | undefined): Promise<Finding> {
  const id = 'vault';
  const path = vaultPathOf({ data });
  try {
    if (!(await sealedFileExists(path)))
      return {
        id,
        status: 'ok',
        detail: 'no vault file; secrets come from options ("hookglass secrets" makes one)',
      };
    checkWhole(await readFile(path));
    return { id, status: 'ok', detail: `${path}, whole; it opens with its passphrase` };
  } catch (thrown) {
    return { id, status: 'warn', detail: toHookglassError(thrown).message };
  }
}

async function tunnel(): Promise<Finding> {
  const id = 'tunnel';
  try {
    await loadSdk();
  } catch (thrown) {
    const reason = reasonOf(thrown).split('\n')[0];
    return {
      id,
      status: 'warn',
      detail: `ngrok's SDK cannot be loaded here (${reason}); a public URL of your own works all the same`,
    };
  }
  const token = Object.keys(tokenFromEnvironment()).length > 0 ? 'is set' : 'is not set';
  return { id, status: 'ok', detail: `ngrok's SDK loads; NGROK_AUTHTOKEN ${token}` };
}

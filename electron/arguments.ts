import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { port } from '../core/contract/calls.ts';
import { describeIssues, HookglassError } from '../core/contract/errors.ts';

const values = z.object({
  data: z.string().min(1).optional(),
  port: z.coerce.number().pipe(port).optional(),
  'no-tunnel': z.boolean().optional(),
});

export interface Arguments {
  /** null: the app's own data folder. */
  dataDir: string | null;
  /** null: the port in the settings. */
  port: number | null;
  tunnel: boolean;
}

/** Not strict: Chromium's own switches stand on the same command line. */
export function parseArguments(argv: readonly string[], cwd: string): Arguments {
  const found = parseArgs({
    args: [...argv],
    options: { data: { type: 'string' }, port: { type: 'string' }, 'no-tunnel': { type: 'boolean' } },
    strict: false,
    allowPositionals: true,
  });
  const parsed = values.safeParse(found.values);
  if (!parsed.success) {
    throw new HookglassError('bad-argument', `Wrong argument: ${describeIssues(parsed.error)}`);
  }
  const { data } = parsed.data;
  return {
    dataDir: data === undefined ? null : resolve(cwd, data),
    port: parsed.data.port ?? null,
    tunnel: parsed.data['no-tunnel'] !== true,
  };
}

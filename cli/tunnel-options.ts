import process from 'node:process';
import { z } from 'zod';
import { HookglassError } from '../core/contract/errors.ts';
import { noTunnel, type TunnelSettings } from '../core/contract/tunnel.ts';
import { TUNNEL_TOKEN } from '../core/vault/refs.ts';
import { readInput } from './input.ts';

const TOKEN_VARIABLE = 'NGROK_AUTHTOKEN';

export const tunnelOptions = {
  tunnel: z.literal('ngrok').optional(),
  publicUrl: z.string().optional(),
  ngrokDomain: z.string().optional(),
  ngrokServer: z.string().optional(),
  ngrokCa: z.string().optional(),
  pathTest: z.boolean().default(false),
};
const schema = z.object(tunnelOptions);
type TunnelOptions = z.infer<typeof schema>;

/** ngrok's token as a secret of the vault, where the environment has one. */
export function tokenFromEnvironment(): Record<string, string> {
  const token = process.env[TOKEN_VARIABLE]?.trim() ?? '';
  return token === '' ? {} : { [TUNNEL_TOKEN]: token };
}

/** What the options say of the way from outside; null where they say nothing. `hasToken`: the vault file has one. Throws `bad-argument` or `file-unreadable`. */
export async function givenTunnel(options: TunnelOptions, hasToken: boolean): Promise<TunnelSettings | null> {
  const { tunnel, publicUrl, ngrokDomain, ngrokServer, ngrokCa, pathTest } = options;
  if (tunnel === undefined && publicUrl === undefined) {
    const alone = [ngrokDomain, ngrokServer, ngrokCa].some((one) => one !== undefined) || pathTest;
    if (alone)
      throw new HookglassError(
        'bad-argument',
        'There is no way from outside yet: give --tunnel ngrok, or --public-url URL.',
      );
    return null;
  }
  if (tunnel !== undefined && !hasToken && Object.keys(tokenFromEnvironment()).length === 0)
    throw new HookglassError(
      'bad-argument',
      `There is no token for ngrok. Put it into the environment variable ${TOKEN_VARIABLE}.`,
    );
  return {
    ...noTunnel,
    way: tunnel ?? 'own',
    ownUrl: publicUrl ?? null,
    domain: ngrokDomain ?? null,
    server: ngrokServer ?? null,
    ca: ngrokCa === undefined ? null : (await readInput(ngrokCa)).toString('utf8'),
  };
}

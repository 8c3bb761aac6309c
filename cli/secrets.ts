import process from 'node:process';
import { z } from 'zod';
import { HookglassError } from '../core/contract/errors.ts';
import type { Secrets } from '../core/signatures/verification.ts';
import { readInput } from './input.ts';
import { createVaultReader, type VaultReader, vaultName, vaultOptions } from './vault-file.ts';

/** The places that a secret may come from, and those of the previous one. */
export const secretOptions = vaultOptions.extend({
  secret: z.string().optional(),
  secretEnv: z.string().optional(),
  secretFile: z.string().optional(),
  previousSecret: z.string().optional(),
  previousSecretEnv: z.string().optional(),
  previousSecretFile: z.string().optional(),
});
type SecretOptions = z.infer<typeof secretOptions>;

interface Source {
  /** The option's name, for a sentence; never its value. */
  readonly name: string;
  readonly text: string | undefined;
  readonly env: string | undefined;
  readonly file: string | undefined;
}

export async function readSecrets(options: SecretOptions): Promise<Secrets> {
  const vault = createVaultReader(options);
  const current = await readSource(currentOf(options), vault);
  if (current === null) throw noSecret();
  return { current, previous: await readSource(previousOf(options), vault) };
}

/** null where none is given. Throws `bad-argument` where more than one is. */
export async function givenSecret(options: SecretOptions): Promise<string | null> {
  return readSource(currentOf(options), createVaultReader(options));
}

/** Throws `bad-argument` where no secret is given, or more than one. */
export async function requireSecret(options: SecretOptions): Promise<string> {
  const found = await givenSecret(options);
  if (found !== null) return found;
  throw noSecret();
}

function noSecret(): HookglassError {
  return new HookglassError(
    'bad-argument',
    'No secret is given. Give it with --secret vault:NAME, --secret-env NAME, --secret-file FILE or --secret.',
  );
}

function currentOf({ secret, secretEnv, secretFile }: SecretOptions): Source {
  return { name: '--secret', text: secret, env: secretEnv, file: secretFile };
}

function previousOf({ previousSecret, previousSecretEnv, previousSecretFile }: SecretOptions): Source {
  return {
    name: '--previous-secret',
    text: previousSecret,
    env: previousSecretEnv,
    file: previousSecretFile,
  };
}

async function readSource({ name, text, env, file }: Source, vault: VaultReader): Promise<string | null> {
  if ([text, env, file].filter((given) => given !== undefined).length > 1)
    throw new HookglassError('bad-argument', `Give one of ${name}, ${name}-env and ${name}-file.`);
  if (env !== undefined) return secretFromEnvironment(env);
  if (file !== undefined) return secretFromFile(file);
  return text === undefined ? null : secretFromText(text, vault);
}

/** The secret itself, or `vault:NAME`. */
export async function secretFromText(text: string, vault: VaultReader): Promise<string> {
  const name = vaultName(text);
  return name === null ? text : vault.secret(name);
}

/** Editors end a file with a line break that nobody typed. */
export async function secretFromFile(file: string): Promise<string> {
  return (await readInput(file)).toString('utf8').replace(/\r?\n$/, '');
}

export function secretFromEnvironment(name: string): string {
  const value = process.env[name];
  if (value !== undefined) return value;
  // Its name is not repeated: where the shell put the value in its place, that would be the secret.
  throw new HookglassError(
    'bad-argument',
    'The environment has no variable of the name that was given for the secret. Give its name, not its value.',
  );
}

import process from 'node:process';
import { z } from 'zod';
import { HookglassError } from '../../core/contract/errors.ts';
import { checkFor, freeName, rotation } from '../../core/engine/secrets/check.ts';
import { readRef, refOfShown, shownName } from '../../core/vault/refs.ts';
import type { SealedFile } from '../../core/vault/sealed-file.ts';
import { askHidden, canAsk, isMeant } from '../ask.ts';
import { exit, printAside, printJson, printLine } from '../io.ts';
import { givenSecret, secretFromFile, secretOptions } from '../secrets.ts';
import { openOrMakeVaultFile, openVaultFile, vaultOptions } from '../vault-file.ts';

const plainOptions = vaultOptions.extend({ json: z.boolean().default(false) });
const valueOptions = plainOptions.extend({
  secret: secretOptions.shape.secret,
  secretEnv: secretOptions.shape.secretEnv,
  secretFile: secretOptions.shape.secretFile,
});
const deleteOptions = plainOptions.extend({ yes: z.boolean().default(false) });
type ValueOptions = z.infer<typeof valueOptions>;

const kinds = {
  named: 'named by you',
  endpoint: 'of an endpoint',
  tunnel: "ngrok's token",
  okaya: 'API key of an account at Okaya',
} as const;

export async function list(given: unknown): Promise<void> {
  const options = plainOptions.parse(given);
  const { secrets } = await openVaultFile(options);
  const found = [...secrets.keys()].flatMap((ref) => {
    const place = readRef(ref);
    return place === null ? [] : [{ name: shownName(ref), kind: place.kind }];
  });
  for (const { name, kind } of found.sort((a, b) => a.name.localeCompare(b.name))) {
    if (options.json) printJson({ name, kind });
    else printLine(`${name.padEnd(32)}  ${kinds[kind]}`);
  }
  if (!options.json && found.length === 0) printAside('There is no secret in the vault file yet.');
}

export async function set(name: string, given: unknown): Promise<void> {
  const options = valueOptions.parse(given);
  const ref = refOf(name);
  const value = checkFor(ref, await readValue(name, options));
  const file = await openOrMakeVaultFile(options);
  await file.change([{ op: 'set', ref, value }]);
  tell('set', name, options.json);
}

export async function rotate(name: string, given: unknown): Promise<void> {
  const options = valueOptions.parse(given);
  const ref = refOf(name);
  const value = checkFor(ref, await readValue(name, options));
  const file = await openVaultFile(options);
  requirePresent(file, ref);
  await file.change(rotation(ref, value));
  tell('rotated', name, options.json);
}

export async function rename(from: string, to: string, given: unknown): Promise<void> {
  const options = plainOptions.parse(given);
  const file = await openVaultFile(options);
  const ref = refOf(from);
  requirePresent(file, ref);
  if (readRef(ref)?.kind !== 'named')
    throw new HookglassError('bad-argument', 'Only a secret that you named can have another name.');
  const status = (one: string) => (file.secrets.has(one) ? 'set' : 'not-set');
  await file.change([{ op: 'rename', ref, to: freeName(to, { status }) }]);
  tell('renamed', to, options.json);
}

export async function remove(name: string, given: unknown): Promise<void> {
  const options = deleteOptions.parse(given);
  const file = await openVaultFile(options);
  const ref = refOf(name);
  requirePresent(file, ref);
  const question = `Delete the secret "${name}" for good?`;
  if (!(await isMeant(options, { question, what: `deletes the secret "${name}"` }))) {
    printAside('Nothing was deleted.');
    process.exitCode = exit.no;
    return;
  }
  await file.change([{ op: 'remove', ref }]);
  tell('deleted', name, options.json);
}

/** Throws `bad-argument` for a name that no secret can have. */
function refOf(name: string): string {
  const ref = refOfShown(name);
  if (readRef(ref) === null) {
    const known = 'endpoint/SLUG/current, endpoint/SLUG/previous, tunnel/ngrok/token or okaya/NUMBER/api-key';
    throw new HookglassError(
      'bad-argument',
      `"${name}" is no name of a secret. With a slash there are ${known} alone.`,
    );
  }
  if (name.includes('/')) return ref;
  return freeName(name, { status: () => 'not-set' });
}

function requirePresent(file: SealedFile, ref: string): void {
  if (file.secrets.has(ref)) return;
  throw new HookglassError(
    'secret-not-found',
    `The vault file has no secret "${shownName(ref)}". "hookglass secrets list" names those that it has.`,
  );
}

/** Never from the arguments unless that is asked for: others on this computer can read those. */
async function readValue(name: string, options: ValueOptions): Promise<string> {
  const found = await givenSecret(options);
  if (found !== null) return found;
  return canAsk() ? askHidden(`The secret "${name}": `) : secretFromFile('-');
}

function tell(what: 'set' | 'rotated' | 'renamed' | 'deleted', name: string, json: boolean): void {
  if (json) printJson({ type: 'secret', what, name });
  else printLine(`${name} is ${what}.`);
}

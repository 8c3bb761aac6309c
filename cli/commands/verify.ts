import process from 'node:process';
import { z } from 'zod';
import type { SignatureVerdict } from '../../core/contract/models.ts';
import { readRequestText } from '../../core/parse/request-text.ts';
import type { Scheme } from '../../core/signatures/scheme.ts';
import type { Verification } from '../../core/signatures/verification.ts';
import { verify as verifySignature } from '../../core/signatures/verify.ts';
import { readInput } from '../input.ts';
import { exit, printJson, printLine } from '../io.ts';
import { schemeByHeaders, schemeOf, schemeOptions } from '../scheme-options.ts';
import { readSecrets, secretOptions } from '../secrets.ts';
import { parseInstant } from '../time-options.ts';

const optionsSchema = z.object({
  ...secretOptions.shape,
  ...schemeOptions.shape,
  request: z.string(),
  url: z.string().optional(),
  now: z.string().optional(),
  json: z.boolean().default(false),
});

const good: readonly SignatureVerdict[] = ['verified', 'verified-previous'];

export async function verify(given: unknown): Promise<void> {
  const options = optionsSchema.parse(given);
  const now = options.now === undefined ? Date.now() : parseInstant(options.now);
  const named = schemeOf(options);
  const secrets = await readSecrets(options);
  const request = readRequestText(await readInput(options.request));
  const chosen = named ? { scheme: named, remark: null } : schemeByHeaders(request.headers);
  const found = verifySignature({ ...request, url: options.url ?? request.url }, chosen.scheme, secrets, {
    now,
  });
  const remarks = [...request.remarks, ...(chosen.remark === null ? [] : [chosen.remark])];
  if (options.json) printJson(asJson(found, remarks));
  else printForPeople(found, chosen.scheme, remarks);
  if (!good.includes(found.verdict)) process.exitCode = exit.no;
}

function asJson(
  { verdict, scheme, expected, received, diagnoses }: Verification,
  remarks: string[],
): unknown {
  return { verdict, scheme, expected, received, diagnoses, remarks };
}

function printForPeople(found: Verification, scheme: Scheme, remarks: readonly string[]): void {
  printLine(`${found.verdict}  (${scheme.label})`);
  if (found.expected !== null) printLine(`  expected  ${found.expected}`);
  if (found.received !== null) printLine(`  received  ${found.received}`);
  for (const { severity, code, summary, explanation } of found.diagnoses) {
    printLine(`  ${severity === 'error' ? '✕' : '!'} ${code}  ${summary}`);
    printLine(`      ${explanation}`);
  }
  for (const remark of remarks) printLine(`  · ${remark}`);
}

import process from 'node:process';
import { z } from 'zod';
import { HookglassError } from '../../core/contract/errors.ts';
import type { SignatureVerdict } from '../../core/contract/models.ts';
import { readRequestText } from '../../core/parse/request-text.ts';
import { causesOf } from '../../core/signatures/causes.ts';
import {
  check,
  type Examination,
  type ExamineInput,
  examine,
  unsearched,
} from '../../core/signatures/examine.ts';
import { type FixLanguage, fixesFor, fixLanguages } from '../../core/signatures/fixes/fixes.ts';
import { readInput } from '../input.ts';
import { exit, printJson } from '../io.ts';
import { schemeByHeaders, schemeOf, schemeOptions } from '../scheme-options.ts';
import { runWithProgress } from '../search-progress.ts';
import { readSecrets, secretOptions } from '../secrets.ts';
import { parseInstant } from '../time-options.ts';
import { printReport, type Report } from '../verify-report.ts';

const optionsSchema = z.object({
  ...secretOptions.shape,
  ...schemeOptions.shape,
  request: z.string(),
  url: z.string().optional(),
  now: z.string().optional(),
  search: z.boolean().default(true),
  fix: z.string().optional(),
  json: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

const good: readonly SignatureVerdict[] = ['verified', 'verified-previous'];

export async function verify(given: unknown): Promise<void> {
  const options = optionsSchema.parse(given);
  const now = options.now === undefined ? Date.now() : parseInstant(options.now);
  const language = languageOf(options);
  const named = schemeOf(options);
  const { current, previous = null } = await readSecrets(options);
  const read = readRequestText(await readInput(options.request));
  const chosen = named ? { scheme: named, remark: null } : schemeByHeaders(read.headers);
  const { scheme } = chosen;
  const request = { ...read, url: options.url ?? read.url };
  const input: ExamineInput = {
    request,
    scheme,
    secrets: { current, previous, others: [] },
    origins: [],
    now,
  };
  const found = options.search ? runWithProgress(examine(input)) : unsearched(check(input));
  const remarks = [...read.remarks, ...(chosen.remark === null ? [] : [chosen.remark])];
  const fix = language === null ? null : { language, code: fixIn(language, input, found) };
  if (options.json) printJson(asJson(found, remarks, fix));
  else printReport({ found, scheme, remarks, fix });
  if (!good.includes(found.verification.verdict)) process.exitCode = exit.no;
}

function languageOf({ fix }: Options): FixLanguage | null {
  if (fix === undefined) return null;
  const language = fixLanguages.find((one) => one === fix);
  if (language) return language;
  throw new HookglassError('bad-argument', `--fix takes ${fixLanguages.join(', ')}, not "${fix}".`);
}

/** null where there is nothing to change in a handler. */
function fixIn(language: FixLanguage, { request, scheme }: ExamineInput, found: Examination): string | null {
  const causes = causesOf(found);
  const right = found.search?.find?.scheme ?? scheme;
  return causes.length === 0 ? null : fixesFor(right, causes, request.url)[language];
}

function asJson({ verification, diagnoses }: Examination, remarks: string[], fix: Report['fix']): unknown {
  const { verdict, scheme, expected, received } = verification;
  return { verdict, scheme, expected, received, diagnoses, remarks, ...(fix ? { fix: fix.code } : {}) };
}

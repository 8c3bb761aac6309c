import process from 'node:process';
import { z } from 'zod';
import { HookglassError } from '../../core/contract/errors.ts';
import type { ValidationStatus } from '../../core/contract/models.ts';
import { type Inspection, inspect } from '../../core/inspect/inspect.ts';
import { readInput } from '../input.ts';
import { exit, printJson, printLine } from '../io.ts';
import { registryOf } from '../own-registry.ts';
import { statusWords } from '../words.ts';

const optionsSchema = z.object({
  provider: z.string().optional(),
  type: z.string().optional(),
  data: z.string().optional(),
  json: z.boolean().default(false),
});

/** What counts as "yes": a payload that no document describes cannot be wrong. */
const good: readonly ValidationStatus[] = ['valid', 'valid-with-warnings', 'undocumented'];

export async function validate(file: string, given: unknown): Promise<void> {
  const { provider, type, data, json } = optionsSchema.parse(given);
  if (type !== undefined && provider === undefined) {
    throw new HookglassError(
      'bad-argument',
      "An event type is a provider's own: give --provider with --type.",
    );
  }
  const registry = await registryOf(data, json);
  if (provider !== undefined) registry.require(provider);
  const body = await readInput(file);
  const found = inspect(
    { method: 'POST', path: '/', headers: [], body, capture: 'complete', captureNote: null },
    { provider: provider ?? null, eventType: type ?? null },
    registry,
  );
  if (json) printJson(asJson(found));
  else printForPeople(found);
  if (!good.includes(found.validation.status)) process.exitCode = exit.no;
}

function asJson({ provider, eventType, validation }: Inspection): unknown {
  return { provider, eventType, status: validation.status, issues: validation.issues };
}

function printForPeople({ provider, eventType, validation }: Inspection): void {
  printLine(
    `${provider ?? 'no provider recognised'}${eventType === null ? '' : ` ${eventType}`}: ${statusWords[validation.status]}`,
  );
  for (const { severity, path, message, source } of validation.issues) {
    printLine(`  ${severity === 'error' ? '✕' : '!'} ${path || '(whole body)'}  ${message}`);
    if (source) printLine(`      ${source.title}${source.url ? `, ${source.url}` : ''}`);
  }
}

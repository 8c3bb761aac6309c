import process from 'node:process';
import { z } from 'zod';
import { checkHandler } from '../../core/checking/check-handler.ts';
import type { CheckRequest } from '../../core/checking/request.ts';
import { systemClock } from '../../core/clock.ts';
import type { CheckReport } from '../../core/contract/checks.ts';
import { HookglassError } from '../../core/contract/errors.ts';
import { caseLine, caseText, checkLine, checkText } from '../check-output.ts';
import { parseReport, writeReports } from '../check-reports.ts';
import { parseHeader } from '../headers.ts';
import { interruptible } from '../interruptible.ts';
import { exit, fail, printJson, printLine } from '../io.ts';
import { registryOf } from '../own-registry.ts';
import { schemeOf, schemeOptions } from '../scheme-options.ts';
import { givenSecret, secretOptions } from '../secrets.ts';
import { environment, paths } from '../surroundings.ts';

const optionsSchema = z.object({
  ...secretOptions.shape,
  ...schemeOptions.shape,
  to: z.string(),
  url: z.string().optional(),
  header: z.array(z.string()),
  only: z.array(z.string()),
  stateUrl: z.string().optional(),
  /** Milliseconds. */
  limit: z.number().optional(),
  report: z.array(z.string()),
  data: z.string().optional(),
  json: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

/** Runs the cases and says each as it ends. Ctrl+C ends it with what there is. */
export async function check(provider: string, given: unknown): Promise<void> {
  const options = optionsSchema.parse(given);
  const { json } = options;
  // Says what is wrong with a scheme, a recipe or a name before anything else is looked at.
  schemeOf(options);
  const files = options.report.map(parseReport);
  const request = await requestOf(provider, options);
  const registry = await registryOf(options.data, json);
  const report = await interruptible((signal) =>
    checkHandler(request, {
      registry,
      fixturesDir: paths.fixtures,
      clock: systemClock,
      signal,
      onCase: (result) => (json ? printJson(caseLine(result)) : printLine(caseText(result))),
    }),
  );
  if (json) printJson(checkLine(report));
  await writeReports(files, report);
  if (!json) printLine(checkText(report, files));
  conclude(report, json);
}

async function requestOf(provider: string, options: Options): Promise<CheckRequest> {
  const { recipe, scheme, headerName, only } = options;
  return {
    provider,
    url: options.to,
    scheme: recipe === undefined ? (scheme ?? null) : 'hmac',
    schemeOptions: { headerName: headerName ?? null, recipe: recipe ?? null, url: options.url ?? null },
    secret: await givenSecret(options),
    headers: options.header.map(parseHeader),
    only: only.length === 0 ? null : only,
    stateUrl: options.stateUrl ?? null,
    limitMs: options.limit ?? null,
    environment: environment(),
  };
}

/** A run that did not come to its end has not said that the handler is right. */
function conclude({ failed, complete, unreachable }: CheckReport, json: boolean): void {
  if (unreachable !== null) fail(new HookglassError('send-failed', unreachable), json);
  else process.exitCode = failed === 0 && complete ? exit.good : exit.no;
}

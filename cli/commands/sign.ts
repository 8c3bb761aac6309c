import { z } from 'zod';
import { HookglassError } from '../../core/contract/errors.ts';
import type { HeaderPair } from '../../core/contract/models.ts';
import { splitUrl } from '../../core/parse/target.ts';
import { unitNames } from '../../core/signatures/names.ts';
import type { SignedRequest } from '../../core/signatures/request.ts';
import type { Scheme } from '../../core/signatures/scheme.ts';
import { sign as signMessage } from '../../core/signatures/sign.ts';
import { readTimestamp, writeTimestamp } from '../../core/signatures/time.ts';
import { readInput } from '../input.ts';
import { printJson, printLine } from '../io.ts';
import { schemeOf, schemeOptions } from '../scheme-options.ts';
import { requireSecret, secretOptions } from '../secrets.ts';
import { printRemark } from '../sending.ts';

const optionsSchema = z.object({
  ...secretOptions.shape,
  ...schemeOptions.shape,
  id: z.string().optional(),
  timestamp: z.string().optional(),
  url: z.string().optional(),
  method: z.string().default('POST'),
  contentType: z.string().optional(),
  json: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

export async function sign(file: string, given: unknown): Promise<void> {
  const options = optionsSchema.parse(given);
  const scheme = schemeOf(options);
  if (!scheme)
    throw new HookglassError(
      'bad-argument',
      'No scheme is given. Name it with --scheme (hookglass schemes lists them) or --recipe.',
    );
  const secret = await requireSecret(options);
  const message = messageOf(await readInput(file), options);
  for (const sentence of unused(options, scheme)) printRemark(sentence, options.json);
  const timestamp = timestampOf(options.timestamp, scheme);
  const { headers } = signMessage(message, scheme, secret, {
    now: Date.now(),
    ...(options.id === undefined ? {} : { id: options.id }),
    ...(timestamp === undefined ? {} : { timestamp }),
  });
  if (options.json) printJson({ headers });
  else for (const [name, value] of headers) printLine(`${name}: ${value}`);
}

function messageOf(body: Buffer, { method, url, contentType }: Options): SignedRequest {
  const location = url === undefined ? null : splitUrl(url);
  if (url !== undefined && !location)
    throw new HookglassError('bad-argument', `"${url}" is no full URL. Give --url with https:// or http://.`);
  const type: HeaderPair = ['Content-Type', contentType ?? likelyType(body)];
  return {
    method,
    url: url ?? null,
    path: location?.path ?? '/',
    query: location?.query ?? null,
    headers: [type],
    body,
  };
}

/** Some schemes sign the parameters of a form and not its bytes, so it matters which of the two a body is. */
function likelyType(body: Buffer): string {
  const start = body.toString('latin1', 0, 64).trimStart();
  return /^[{["]/.test(start) ? 'application/json' : 'application/x-www-form-urlencoded';
}

/** One line of options does for every scheme; what changes nothing is said. */
function unused({ id, timestamp }: Options, scheme: Scheme): string[] {
  const idle = [
    ...(id !== undefined && !scheme.messageId ? ['id: --id'] : []),
    ...(timestamp !== undefined && !scheme.timestamp ? ['timestamp: --timestamp'] : []),
  ];
  return idle.map((what) => `${scheme.label} signs no ${what} changes nothing.`);
}

/** As the scheme writes it; a time in ISO 8601 is written in the scheme's unit. */
function timestampOf(text: string | undefined, { timestamp }: Scheme): string | undefined {
  if (text === undefined || !timestamp) return undefined;
  const { unit } = timestamp;
  if (readTimestamp(text, unit) !== null) return text;
  const ms = readTimestamp(text, 'iso');
  if (ms !== null) return writeTimestamp(ms, unit);
  throw new HookglassError('bad-argument', `"${text}" is no time. Give ${unitNames[unit]}, or ISO 8601.`);
}

import { z } from 'zod';
import { HookglassError } from '../contract/errors.ts';
import { utf8Text } from '../inspect/body.ts';
import type { ReceivedResponse } from '../sender/attempt.ts';
import { documented } from './documented.ts';

/** Of an answer that no document has, so much is shown. Characters. */
const RAW_SHOWN = 2_000;
const MASK = '********';

const refusal = z.object({ error: z.string() });

/**
 * What an answer says, as its schema has it. Throws `okaya-unauthorized`, `okaya-refused` at the field that causes it, or
 * `okaya-undocumented` with the answer as it came. `apiKey` is masked wherever an answer repeats it.
 */
export function readAnswer<T>(response: ReceivedResponse, schema: z.ZodType<T>, apiKey: string): T {
  const { status } = response;
  const json = parsed(response);
  if (status === 401) throw unauthorized(response, apiKey);
  if (status === 400) {
    const said = refusal.safeParse(json).data?.error;
    const known = said === undefined ? undefined : documented(said);
    if (said !== undefined && known) throw refused(said, known.advice, known.field);
  }
  const read = status === 200 ? schema.safeParse(json) : null;
  if (read?.success) return read.data;
  throw undocumented(response, json === undefined ? 'no-json' : 'json', apiKey);
}

/** undefined where it is no JSON. */
function parsed({ body }: ReceivedResponse): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function refused(said: string, advice: string, field: string): HookglassError {
  return new HookglassError('okaya-refused', `Okaya’s API answered “${said}”. ${advice}`, {
    details: { field, status: 400, answer: said },
  });
}

function unauthorized(response: ReceivedResponse, apiKey: string): HookglassError {
  return new HookglassError(
    'okaya-unauthorized',
    'Okaya’s API answered 401: it does not accept the API key. Check that it is whole, and of this account.',
    { details: { field: 'apiKey', status: 401, raw: shown(response, apiKey) } },
  );
}

function undocumented(response: ReceivedResponse, kind: 'json' | 'no-json', apiKey: string): HookglassError {
  const { status, truncated } = response;
  const what = truncated
    ? 'with more than any documented answer has; it was cut'
    : kind === 'json'
      ? 'with JSON that its document does not have'
      : `with ${isHtml(response) ? 'HTML' : 'something'} instead of JSON`;
  return new HookglassError(
    'okaya-undocumented',
    `The API answered ${status} ${what}. Check that the base URL is the API’s; else it is a trouble of the service.`,
    { details: { status, raw: shown(response, apiKey) } },
  );
}

function isHtml({ headers, body }: ReceivedResponse): boolean {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return /html/i.test(type) || /^\s*</.test(Buffer.from(body.subarray(0, 64)).toString('latin1'));
}

/** The beginning of the body, as text, without the key. */
function shown({ body, statusText }: ReceivedResponse, apiKey: string): string {
  const cut = body.subarray(0, RAW_SHOWN * 4);
  // A character that was cut at the end is no reason to show none.
  const text = utf8Text(body) ?? Buffer.from(cut).toString('latin1');
  const hidden = apiKey === '' ? text : text.split(apiKey).join(MASK);
  if (hidden === '') return statusText;
  return hidden.length > RAW_SHOWN ? `${hidden.slice(0, RAW_SHOWN)}…` : hidden;
}

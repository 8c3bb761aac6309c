import { BENCH_SOURCE_LIMIT, type BenchSecret } from '../../../../core/contract/bench-calls.ts';
import type { CallInput } from '../../../../core/contract/calls.ts';
import type { ErrorCode } from '../../../../core/contract/errors.ts';
import { toBase64 } from '../../inbox/body/bytes.ts';
import { readArrival } from './addresses.ts';
import type { InputsState } from './inputs.ts';
import { isEmpty, type Source, sourceBytes } from './source.ts';

/** Where something can be wrong. */
export type Field = 'source' | 'scheme' | 'headerName' | 'recipe' | 'url' | 'arrival';
export type Problems = Partial<Record<Field, string>>;

/** What the secret field holds. It never leaves the component that owns it but by `bench.start`. */
export interface TypedSecrets {
  readonly current: string;
  readonly previous: string;
}

export const noSecrets: TypedSecrets = { current: '', previous: '' };

export type StartInput = CallInput<'bench.start'>;

/** What the engine is asked, or what is wrong and where. */
export function startInput(
  inputs: InputsState,
  secret: BenchSecret,
): { input: StartInput } | { problems: Problems } {
  const arrival = readArrival(inputs.arrival);
  const problems: Problems = {
    ...sourceProblem(inputs.source),
    ...headerProblem(inputs),
    ...urlProblem(inputs.url.trim()),
    ...('problem' in arrival ? { arrival: arrival.problem } : {}),
  };
  if ('problem' in arrival || Object.keys(problems).length > 0) return { problems };
  return {
    input: {
      source: engineSource(inputs.source),
      secret,
      scheme: inputs.scheme,
      headerName: inputs.scheme === 'header-token' ? orNull(inputs.headerName) : null,
      recipe: inputs.scheme === 'hmac' ? inputs.recipe : null,
      url: orNull(inputs.url),
      now: arrival.now,
    },
  };
}

export function typedSecret({ current, previous }: TypedSecrets): BenchSecret {
  if (current === '' && previous === '') return { kind: 'none' };
  return { kind: 'typed', current, previous: previous === '' ? null : previous };
}

/** The most bytes that a source may have. */
export const LARGEST_SOURCE = Math.floor(BENCH_SOURCE_LIMIT / 4) * 3;

function sourceProblem(source: Source): Problems {
  if (isEmpty(source))
    return { source: 'There is no request yet. Paste one, open a file, or take a captured event.' };
  if (source.kind === 'event' || sourceBytes(source).length <= LARGEST_SOURCE) return {};
  return { source: 'This is larger than 48 MB. Open a file with fewer requests in it.' };
}

/** A header's name (RFC 9110 §5.1). */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]*$/;

function headerProblem({ scheme, headerName }: InputsState): Problems {
  if (scheme !== 'header-token' || HEADER_NAME.test(headerName.trim())) return {};
  return { headerName: 'The name of a header has no spaces and no colon.' };
}

function urlProblem(url: string): Problems {
  if (url === '' || (/^https?:\/\/\S+$/i.test(url) && URL.canParse(url))) return {};
  return { url: 'Give the whole address, such as https://example.com/hook.' };
}

function engineSource(source: Source): StartInput['source'] {
  return source.kind === 'event' ? source : { kind: 'text', bytesBase64: toBase64(sourceBytes(source)) };
}

function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

const fields: Partial<Record<ErrorCode, Field>> = {
  'request-unreadable': 'source',
  'event-not-found': 'source',
  'scheme-not-found': 'scheme',
  'recipe-malformed': 'recipe',
};

/** The field that an error of the engine is about; undefined where it is about none. */
export function fieldOf(code: ErrorCode): Field | undefined {
  return fields[code];
}

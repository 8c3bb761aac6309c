import type { CallInput } from '../../../../core/contract/calls.ts';
import type { CheckReport } from '../../../../core/contract/checks.ts';
import type { GivenSecret } from '../../../../core/contract/given-secret.ts';
import type { CheckForm } from '../../../../core/contract/settings.ts';
import { readHeaders } from './header-text.ts';

type RunInput = Omit<CallInput<'check.run'>, 'job' | 'only'>;

export type FieldProblems = Readonly<Partial<Record<keyof CheckForm | 'secret', string>>>;

/** What is asked of the engine, or what is wrong with which field. */
export type Read = { ok: true; input: RunInput } | { ok: false; problems: FieldProblems };

export function readForm(form: CheckForm, secret: GivenSecret): Read {
  const limitMs = form.limit.trim() === '' ? null : Math.round(Number(form.limit.replace(',', '.')) * 1000);
  const read = readHeaders(form.headers);
  const problems: FieldProblems = {
    ...(form.provider === '' ? { provider: 'Choose the provider.' } : {}),
    ...problemOfUrl('url', form.url),
    ...(form.stateUrl === '' ? {} : problemOfUrl('stateUrl', form.stateUrl)),
    ...(limitMs === null || (limitMs >= 1 && limitMs <= 600_000)
      ? {}
      : { limit: 'Seconds above 0, at most 600.' }),
    ...('problem' in read ? { headers: read.problem } : {}),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const { provider, scheme, headerName, recipe, signedUrl, stateUrl } = form;
  return {
    ok: true,
    input: {
      provider,
      url: form.url.trim(),
      scheme: orNull(scheme),
      schemeOptions: {
        headerName: orNull(headerName),
        recipe: scheme === 'hmac' ? orNull(recipe) : null,
        url: orNull(signedUrl),
      },
      secret,
      headers: 'headers' in read ? read.headers : [],
      stateUrl: orNull(stateUrl),
      limitMs,
    },
  };
}

/** Whether a report is one of what the form names. */
export const isOf = ({ provider, target }: CheckReport, form: CheckForm): boolean =>
  provider === form.provider && target === form.url.trim();

/** The cases to run again: none where the report is of another handler, or of a run that says too little. */
export function repeatable(report: CheckReport, form: CheckForm): string[] {
  if (!isOf(report, form) || !report.complete || report.unreachable !== null) return [];
  return report.cases.filter(({ status }) => status === 'fail').map(({ id }) => id);
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function problemOfUrl(field: 'url' | 'stateUrl', text: string): FieldProblems {
  return /^https?:\/\/[^\s]+$/i.test(text.trim())
    ? {}
    : { [field]: 'A whole URL, such as http://localhost:3000/webhooks.' };
}

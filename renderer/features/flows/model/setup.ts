import type { DeliveryPolicy, RetryPlan } from '../../../../core/contract/delivery.ts';
import type { RunStart } from '../../../../core/contract/flow-calls.ts';
import { type FlowForm, flowForm, type RetryTexts } from '../../../../core/contract/flow-form.ts';
import type { Speed } from '../../../../core/contract/flow-runs.ts';

export const emptyForm: FlowForm = flowForm.parse({});

/** What waits are divided by, from the provider's own speed to none. */
export const speeds: readonly { value: string; label: string }[] = [
  { value: '1', label: "1× (the provider's)" },
  { value: '60', label: '60× (an hour a minute)' },
  { value: '3600', label: '3,600× (an hour a second)' },
  { value: '86400', label: '86,400× (a day a second)' },
  { value: 'max', label: 'max (no waiting)' },
];

export const speedOf = (text: string): Speed => (text === 'max' ? 'max' : Number(text));

export const retryTexts = (plan: RetryPlan): RetryTexts | null => {
  if (plan.kind === 'none') return null;
  if (plan.kind === 'delays')
    return { kind: 'delays', delays: plan.delaysMs.value.map((ms) => ms / 1_000).join(', ') };
  return {
    kind: 'backoff',
    first: String(plan.firstMs.value / 1_000),
    factor: String(plan.factor.value),
    for: String(plan.forMs.value / 1_000),
  };
};

const fields = [
  'url',
  'timeout',
  'retry',
  'secret',
  'scheme',
  'headers',
  'environment',
  'event',
  'fault',
  'general',
] as const;
type Field = (typeof fields)[number];

/** Field of the form → what is wrong with it. */
export type SetupProblems = Partial<Record<Field, string>>;

/** The field that an error names; what it does not name is told for the whole. */
export const fieldOf = (name: unknown): Field => fields.find((field) => field === name) ?? 'general';

export type Ready =
  | { readonly ok: true; readonly input: RunStart }
  | { readonly ok: false; readonly problems: SetupProblems };

/**
 * The form as the engine takes it; what is no number is told at its field. `typed` is the secret that stands in its field: an empty one is
 * none.
 */
export function startInput(flow: string, form: FlowForm, typed: string): Ready {
  const problems: SetupProblems = {};
  const timeoutMs = form.timeout === null ? null : milliseconds(form.timeout);
  if (Number.isNaN(timeoutMs)) problems.timeout = 'A number of seconds above 0, at most 600.';
  const retry = form.retry && retryOf(form.retry);
  if (retry === undefined) problems.retry = 'Numbers of seconds, 0 or more; the factor from 1 to 10.';
  const url = form.url?.trim() ?? '';
  if (url === '') problems.url = 'Where is it to be sent? Give the URL of a handler.';
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const { choices, ask, fault, scheme, headerName, recipe, environment, event } = form;
  return {
    ok: true,
    input: {
      flow,
      url,
      speed: speedOf(form.speed),
      timeoutMs,
      retry: retry ?? null,
      ...{ choices, ask, fault, scheme, headerName, recipe, environment, event },
      secret: form.secret.kind === 'typed' ? { kind: 'typed', secret: typed } : form.secret,
      // A row that nobody filled in is no header.
      headers: form.headers.filter(([name, value]) => name !== '' || value !== ''),
    },
  };
}

function milliseconds(text: string): number {
  const ms = Math.round(Number(text) * 1_000);
  return text.trim() !== '' && ms > 0 && ms <= 600_000 ? ms : Number.NaN;
}

const mine = <T>(value: T) => ({ value, documented: false });

/** undefined where a number is none. */
function retryOf(texts: RetryTexts): RetryPlan | undefined {
  if (texts.kind === 'delays') {
    const delays = texts.delays.split(',').filter((part) => part.trim() !== '');
    const ms = delays.map(seconds);
    return ms.some(Number.isNaN) ? undefined : { kind: 'delays', delaysMs: mine(ms) };
  }
  const [first, over] = [seconds(texts.first), seconds(texts.for)];
  const factor = Number(texts.factor);
  if (Number.isNaN(first) || Number.isNaN(over) || !(factor >= 1 && factor <= 10)) return undefined;
  return { kind: 'backoff', firstMs: mine(first), factor: mine(factor), forMs: mine(over) };
}

function seconds(text: string): number {
  const ms = Math.round(Number(text) * 1_000);
  return text.trim() !== '' && ms >= 0 ? ms : Number.NaN;
}

/** The numbers that the form begins with. */
export const timeoutText = ({ timeoutMs }: DeliveryPolicy): string => String(timeoutMs.value / 1_000);

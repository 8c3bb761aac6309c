import type { OkayaState, OkayaWebhook } from '../../../core/contract/okaya.ts';
import { type FirstStep, firstStep } from '../../../core/contract/settings.ts';

/** What the page knows that tells of first steps. */
export interface Happened {
  /** In the history. */
  readonly events: number;
  readonly publicUrl: string | null;
  readonly okaya: Pick<OkayaState, 'pointed' | 'targets'> | null;
  /** Of the group that is listed. */
  readonly webhooks: readonly Pick<OkayaWebhook, 'url'>[];
}

const tells: Readonly<Record<FirstStep, (happened: Happened) => boolean>> = {
  event: ({ events }) => events > 0,
  public: ({ publicUrl }) => publicUrl !== null,
  subscription: ({ okaya, webhooks }) =>
    okaya !== null && (okaya.pointed.length > 0 || webhooks.some(({ url }) => isHere(url, okaya.targets))),
};

/** The steps that are done: those that were before, and those that what happened tells of. */
export function stepsDone(before: readonly FirstStep[], happened: Happened): FirstStep[] {
  return firstStep.options.filter((step) => before.includes(step) || tells[step](happened));
}

/** Whether a webhook sends to this computer, whatever the path. */
function isHere(url: string, targets: OkayaState['targets']): boolean {
  const origin = originOf(url);
  return origin !== null && targets.some((target) => originOf(target.url) === origin);
}

const originOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null);

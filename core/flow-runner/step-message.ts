import { type ComposeContext, type Composed, composeMessage } from '../compose/compose.ts';
import { draftBodyOf } from '../compose/draft-body.ts';
import { fillDraft } from '../compose/fill-draft.ts';
import { withHeaders } from '../compose/headers.ts';
import { setPaths } from '../compose/set/set-path.ts';
import type { Draft } from '../contract/drafts.ts';
import { HookglassError } from '../contract/errors.ts';
import type { FlowStep } from '../contract/flows.ts';
import type { HeaderPair } from '../contract/models.ts';
import type { Template } from '../templates.ts';

/** What all messages of a run have in common. */
export interface RunTarget extends Pick<Draft, 'url' | 'scheme' | 'schemeOptions' | 'fault'> {
  /** Put in last, in place of any of their name. */
  readonly headers: readonly HeaderPair[];
}

/** A step's message, composed anew for each attempt: the same id and body, another timestamp and signature. */
export interface StepMessage {
  compose(now: number): Promise<Composed>;
}

/** Fills in what the step's message is made of. Throws as `composeMessage` does. */
export async function stepMessage(
  step: FlowStep,
  template: Template,
  target: RunTarget,
  context: Omit<ComposeContext, 'overrides'>,
): Promise<StepMessage> {
  const { headers: overrides, ...rest } = target;
  const draft = draftOf(step, template, rest, overrides);
  const filled = await fillDraft(draft, { ...context, overrides });
  let messageId: string | null = null;
  return {
    async compose(now) {
      const composed = await composeMessage(filled.draft, {
        ...context,
        now,
        overrides: filled.overrides,
        ...(messageId === null ? {} : { messageId }),
      });
      messageId = composed.signedId;
      return composed;
    },
  };
}

function draftOf(
  step: FlowStep,
  template: Template,
  target: Omit<RunTarget, 'headers'>,
  overrides: readonly HeaderPair[],
): Draft {
  const { id, provider, eventType } = template;
  return {
    ...target,
    template: id,
    provider,
    eventType,
    method: 'POST',
    headers: withHeaders(template.headers, overrides),
    body: { kind: 'text', text: edited(step, template) },
    secretRef: null,
  };
}

function edited({ id, set }: FlowStep, template: Template): string {
  const body = draftBodyOf(template.body, 'template');
  if (body.kind === 'text')
    return setPaths(
      body.text,
      set.map(({ path, value }) => ({ path, json: JSON.stringify(value) })),
    );
  throw new HookglassError(
    'bad-argument',
    `The template ${template.id} of the step "${id}" is not UTF-8 text.`,
  );
}

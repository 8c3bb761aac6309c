import type { EventDetail, SignatureVerdict } from '../../../../core/contract/models.ts';
import type { RunState } from '../model/runner.ts';
import type { Source } from '../model/source.ts';
import { useRunner } from '../use-runner.ts';

export interface Why {
  readonly run: RunState<null>;
  readonly source: Source;
  /** What the button asks; null where there is nothing to ask. */
  readonly question: string | null;
  ask(): void;
  cancel(): void;
}

const questions: Partial<Record<SignatureVerdict, string>> = {
  failed: 'Why?',
  verified: 'Show how it was checked',
  'verified-previous': 'Show how it was checked',
};

/** The bench inside an event, with the endpoint's own secret: it runs when it is asked to. */
export function useWhy(event: EventDetail): Why {
  const { runner, run } = useRunner<null>();
  const source = { kind: 'event', id: event.id } as const;
  return {
    run,
    source,
    question: questions[event.signature?.verdict ?? 'not-checked'] ?? null,
    ask: () =>
      void runner.start(
        {
          source,
          secret: { kind: 'endpoint', slug: event.endpoint },
          // The endpoint's own, with its options.
          scheme: null,
          headerName: null,
          recipe: null,
          url: null,
          now: null,
        },
        null,
      ),
    cancel: () => runner.cancel(),
  };
}

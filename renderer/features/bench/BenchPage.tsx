import { type RefObject, useEffect, useRef } from 'react';
import { useServices } from '../../services.ts';
import { useActions } from '../commands/use-actions.ts';
import { eventTitle } from '../inbox/list/row-text.ts';
import styles from './bench.module.css';
import { Inputs } from './inputs/Inputs.tsx';
import { type EventSource, useEventSource } from './inputs/use-event-source.ts';
import { useLending } from './inputs/use-lending.ts';
import { Diagnosis } from './result/Diagnosis.tsx';
import { useBench } from './use-bench.ts';
import { useOutcome } from './use-outcome.ts';

/** `eventId`: the captured event that the address names; null where it names none. */
export function BenchPage({ eventId }: { eventId: string | null }) {
  const bench = useBench();
  const event = useEventSource(bench.inputs.source);
  const lending = useLending(bench, event);
  const page = useRef<HTMLDivElement>(null);
  const heading = useOutcome(bench.run);
  const { benchInputs } = useServices();
  useEffect(() => {
    if (eventId !== null) benchInputs.set({ source: { kind: 'event', id: eventId } });
  }, [benchInputs, eventId]);

  const diagnose = (): void => bench.diagnose(lending.secret);
  useMistake(page, Object.values(bench.problems).join(' '));
  useActions({
    'bench.diagnose': { run: diagnose },
    'bench.cancel': { run: bench.cancel, applies: () => bench.run.running },
  });

  return (
    <div ref={page} className={styles.page}>
      <div className={styles.title}>
        <h1>Signature bench</h1>
        <span className="faint">{caption(event)}</span>
      </div>
      <Inputs bench={bench} event={event} lending={lending} onDiagnose={diagnose} />
      <Diagnosis
        run={bench.run}
        stale={bench.stale}
        heading={heading}
        onCancel={bench.cancel}
        onAgain={diagnose}
      />
    </div>
  );
}

/** Where a mistake is told at its field, the focus goes to the first of them. */
function useMistake(page: RefObject<HTMLElement | null>, told: string): void {
  useEffect(() => {
    if (told !== '') page.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [page, told]);
}

function caption(event: EventSource): string {
  return event.status === 'ready' ? `event #${event.event.seq} · ${eventTitle(event.event)}` : '';
}

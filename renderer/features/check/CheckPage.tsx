import { useEffect, useRef } from 'react';
import { useServices } from '../../services.ts';
import { useActions } from '../commands/use-actions.ts';
import { CaseDetail } from './CaseDetail.tsx';
import { CheckForm } from './CheckForm.tsx';
import styles from './check.module.css';
import { ReportFoot } from './ReportFoot.tsx';
import { ReportTable } from './ReportTable.tsx';
import { Standing } from './Standing.tsx';
import { Summary } from './Summary.tsx';
import { type Check, useCheck } from './use-check.ts';
import { count } from './words.ts';

export function CheckPage() {
  const check = useCheck();
  const { check: store } = useServices();
  const page = useRef<HTMLDivElement>(null);
  const { state, problems } = check;
  useAnnounced(check);
  useEffect(() => {
    if (Object.keys(problems).length > 0)
      page.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);
  useActions({
    'check.run': { run: () => check.run(null), applies: () => !state.running },
    'check.cancel': { run: store.cancel, applies: () => state.running },
  });
  const shown = state.cases.find(({ id }) => id === state.selected) ?? null;
  const isEmpty = state.cases.length === 0;
  return (
    <div ref={page} className={styles.page} data-empty={isEmpty || undefined}>
      <section className={styles.left} aria-labelledby="check-title">
        <h1 id="check-title" className="unseen">
          Handler check
        </h1>
        <CheckForm check={check} />
        <Standing state={state} onCancel={store.cancel} />
        {isEmpty ? null : <Summary check={check} />}
        {isEmpty ? null : <ReportTable state={state} onSelect={store.select} />}
        {state.report && !isEmpty ? <ReportFoot check={check} report={state.report} /> : null}
      </section>
      {isEmpty ? null : <CaseDetail shown={shown} />}
    </div>
  );
}

/** The outcome is said as well as shown. */
function useAnnounced({ state: { report, problem } }: Check): void {
  const { speaker } = useServices();
  const before = useRef(report);
  useEffect(() => {
    if (report && report !== before.current) {
      const [failed, passed] = [count(report.cases, 'fail'), count(report.cases, 'pass')];
      speaker.say(`Check ended: ${failed} failed, ${passed} passed.`);
    }
    before.current = report;
  }, [speaker, report]);
  useEffect(() => {
    if (problem !== null) speaker.say(problem);
  }, [speaker, problem]);
}

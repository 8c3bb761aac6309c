import type { Ref } from 'react';
import { useStore } from 'zustand';
import type { BenchResult } from '../../../../core/contract/bench-calls.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Fold } from '../../../ui/Fold.tsx';
import { plural } from '../../../ui/format.ts';
import { Evidence } from '../evidence/Evidence.tsx';
import { useKnownBody } from '../evidence/use-known-body.ts';
import { causeCodes, causeOf, checkedAs, otherFindings } from '../model/cause.ts';
import { fixStore } from '../model/fixes.ts';
import { reportText } from '../model/report.ts';
import type { Source } from '../model/source.ts';
import type { TypedSecrets } from '../model/start-input.ts';
import { useSchemes } from '../use-schemes.ts';
import { CauseBox } from './CauseBox.tsx';
import { Findings } from './Findings.tsx';
import { FixCard } from './FixCard.tsx';
import styles from './result.module.css';

interface ResultViewProps {
  result: BenchResult;
  /** What was diagnosed. */
  source: Source;
  secrets: TypedSecrets | null;
  /** The scheme was chosen by hand. */
  chosen: boolean;
  heading: Ref<HTMLHeadingElement>;
}

/** The cause, what to change, and the evidence below it. */
export function ResultView({ result, source, secrets, chosen, heading }: ResultViewProps) {
  const { language } = useStore(fixStore);
  const schemes = useSchemes();
  const body = useKnownBody(result, source);
  const scheme = schemes.find(({ id }) => id === result.scheme);
  const { match } = result.search;
  return (
    <>
      <CauseBox cause={causeOf(result, scheme)} codes={causeCodes(result)} heading={heading} />
      {result.scheme === null ? null : <p className="faint">{checkedAs(result, schemes, chosen)}</p>}
      {match ? <FixCard fixes={match.fixes} /> : null}
      <Findings findings={otherFindings(result)} />
      <Evidence result={result} body={body} secrets={secrets} />
      <Notes result={result} />
      <div>
        <CopyButton
          name="Copy diagnosis as text"
          label="Copy diagnosis as text"
          text={reportText(result, scheme, language)}
          variant="default"
        />
      </div>
    </>
  );
}

/** How the request was read, and what cannot be the cause. */
function Notes({ result: { request, search } }: { result: BenchResult }) {
  return (
    <>
      {search.ruledOut.length > 0 ? (
        <Fold summary={`Ruled out: ${plural(search.ruledOut.length, 'kind of mistake', 'kinds of mistake')}`}>
          <List items={search.ruledOut} />
        </Fold>
      ) : null}
      {request.remarks.length > 0 ? (
        <Fold summary="How the request was read">
          <List items={request.remarks} />
        </Fold>
      ) : null}
    </>
  );
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

import type { BenchResult } from '../../../../core/contract/bench-calls.ts';
import type {
  HeaderStretch,
  SignatureTrace,
  TracedHeader,
} from '../../../../core/contract/signature-trace.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { formatCount } from '../../../ui/format.ts';
import { keyed } from '../../../ui/keyed.ts';
import { clip } from '../model/clip.ts';
import { type HeaderFact, headerFacts, meanings, type Outcome, outcomeOf } from '../model/header-words.ts';
import { Card } from './Card.tsx';
import styles from './evidence.module.css';

interface HeaderCardProps {
  trace: SignatureTrace;
  expected: BenchResult['expected'];
}

export function HeaderCard({ trace, expected }: HeaderCardProps) {
  const facts = headerFacts({ trace, expected });
  const values = trace.headers.flatMap(({ stretches }) => stretches ?? []).map(({ text }) => text);
  return (
    <Card
      title="Header, taken apart"
      tools={
        values.length > 0 ? <CopyButton name="Copy header" label="Copy" text={asText(trace.headers)} /> : null
      }
    >
      {trace.headers.length === 0 ? (
        <p className="muted">The request carries no header of this scheme.</p>
      ) : null}
      {keyed(trace.headers).map(({ key, item }) => (
        <Header key={key} header={item} trace={trace} facts={facts} />
      ))}
      <Facts facts={facts} />
    </Card>
  );
}

interface HeaderProps {
  header: TracedHeader;
  trace: SignatureTrace;
  facts: readonly HeaderFact[];
}

function Header({ header: { name, stretches, omitted }, trace, facts }: HeaderProps) {
  return (
    <div className={`mono ${styles.header}`}>
      <span className="muted">{name}:</span>
      {stretches === null ? <span className={styles.words}>not shown: it is the secret itself</span> : null}
      {stretches?.length === 0 ? <span className={styles.words}>empty</span> : null}
      {keyed(stretches ?? []).map(({ key, item }) => (
        <Stretch key={key} stretch={item} outcome={outcomeOf(item, trace, facts)} />
      ))}
      {omitted > 0 ? <span className={styles.words}>and {formatCount(omitted)} more parts</span> : null}
    </div>
  );
}

interface StretchProps {
  stretch: HeaderStretch;
  outcome: Outcome | null;
}

function Stretch({ stretch: { text, meaning }, outcome }: StretchProps) {
  const shown = clip(text);
  const { tone, words } = meanings[meaning];
  return (
    <span className={styles.stretch}>
      <span className={styles.chip} data-meaning={tone} data-outcome={outcome ?? undefined}>
        {shown.text}
        {shown.rest}
      </span>
      <span className={styles.words}>{words}</span>
    </span>
  );
}

function Facts({ facts }: { facts: readonly HeaderFact[] }) {
  if (facts.length === 0) return null;
  return (
    <ul className={`mono ${styles.facts}`} aria-label="The signature">
      {facts.map(({ name, found, due, tone }) => (
        <li key={name}>
          <span className="muted">{name}</span> <span data-tone={tone}>{found}</span>
          {due === null ? null : <span data-tone="bad"> expected {due}</span>}
          {tone === 'good' ? <span data-tone="good"> ✓</span> : null}
        </li>
      ))}
    </ul>
  );
}

function asText(headers: readonly TracedHeader[]): string {
  return headers
    .map(({ name, stretches }) => `${name}: ${(stretches ?? []).map(({ text }) => text).join('')}`)
    .join('\n');
}

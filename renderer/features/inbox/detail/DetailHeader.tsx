import type { EventDetail } from '../../../../core/contract/models.ts';
import { useSlice } from '../../../services.ts';
import { formatBytes, formatDuration, formatTime, type Zone } from '../../../ui/format.ts';
import { ProviderBadge } from '../../../ui/ProviderBadge.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { signatureVerdicts } from '../../../ui/verdicts.ts';
import { CopyMenu } from '../../exchange/CopyMenu.tsx';
import { SaveButton } from '../../exchange/SaveButton.tsx';
import { MarkActions, Note } from '../../keeping/MarkBar.tsx';
import { ReplayButton } from '../../replay/ReplayButton.tsx';
import { hrefOf } from '../../shell/sections.ts';
import { eventTitle, requestLine, validationVerdict } from '../list/row-text.ts';
import { unansweredWords } from './answer-words.ts';
import styles from './detail.module.css';

interface DetailHeaderProps {
  event: EventDetail;
  /** Whether the note is in its field. */
  noting: boolean;
  onNote: (noting: boolean) => void;
}

export function DetailHeader({ event, noting, onNote }: DetailHeaderProps) {
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const provider = useSlice(
    (services) => services.directory,
    (state) => (event.provider ? state.providers.get(event.provider) : undefined),
  );
  const title = eventTitle(event);
  const validation = validationVerdict(event);
  const signature = event.signature ? signatureVerdicts[event.signature.verdict] : null;
  const facts = [
    `#${event.seq}`,
    formatTime(event.receivedAt, zone, new Date()),
    requestLine(event.method, event.path, event.query),
    formatBytes(event.size),
    importedWords(event, zone),
    event.reply
      ? `${event.reply.status} in ${formatDuration(event.reply.durationMs)}`
      : unansweredWords(event.answer),
  ];
  return (
    <div className={styles.header}>
      <div className={styles.headline}>
        <ProviderBadge
          text={event.provider === null ? null : (provider?.badge.text ?? event.provider.slice(0, 2))}
          dark={provider?.badge.dark ?? 'var(--muted)'}
          light={provider?.badge.light ?? 'var(--muted)'}
        />
        <h1>{title}</h1>
        {validation.label === title ? null : (
          <Tag glyph={validation.glyph} tone={validation.tone} label={validation.label} />
        )}
        {signature ? <Tag glyph={signature.glyph} tone={signature.tone} label={signature.label} /> : null}
        {event.replayOf === null ? null : (
          <a className={styles.replayOf} href={hrefOf('inbox', String(event.replayOf))}>
            Replay of #{event.replayOf}
          </a>
        )}
        <span className={styles.grow} />
        <ReplayButton event={event} />
        <CopyMenu count={1} events={() => Promise.resolve([event.id])} />
        <SaveButton events={() => Promise.resolve([event])} />
        <MarkActions event={event} onNote={() => onNote(true)} />
      </div>
      <div className={`mono faint ${styles.facts}`}>{facts.filter((fact) => fact !== '').join(' · ')}</div>
      <Note event={event} editing={noting} onEdit={onNote} />
    </div>
  );
}

function importedWords({ imported }: EventDetail, zone: Zone): string {
  if (!imported) return '';
  const { originalAt } = imported;
  return originalAt === null
    ? 'imported'
    : `imported, first came ${formatTime(originalAt, zone, new Date())}`;
}

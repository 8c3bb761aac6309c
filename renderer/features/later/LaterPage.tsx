import { sections } from '../shell/sections.ts';
import styles from './later.module.css';
import { type LaterId, later } from './later.ts';

export function LaterPage({ id }: { id: LaterId }) {
  const section = sections.find((candidate) => candidate.id === id);
  const { lead, points } = later[id];
  const Icon = section?.icon;
  return (
    <section className={styles.page} aria-labelledby="later-title">
      <div className={styles.card}>
        {Icon ? <Icon className={styles.icon} size={28} stroke={1.5} aria-hidden="true" /> : null}
        <h1 id="later-title">{section?.name}</h1>
        <p className={styles.lead}>{lead}</p>
        <ul className={styles.points}>
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        <p className={styles.note}>Comes in a later version. The Inbox works today.</p>
      </div>
    </section>
  );
}

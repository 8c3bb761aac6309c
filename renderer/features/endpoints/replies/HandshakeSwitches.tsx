import { Switch } from '@mantine/core';
import type { EndpointInfo } from '../../../../core/contract/endpoints.ts';
import type { Handshake, Handshakes } from '../../../../core/contract/replies.ts';
import styles from '../endpoints.module.css';

const words: readonly { id: Handshake; label: string; says: string }[] = [
  { id: 'slack', label: 'Slack', says: 'url_verification is answered with its challenge.' },
  {
    id: 'meta',
    label: 'Meta',
    says: 'a GET with hub.challenge is answered with it; the verify token is not judged.',
  },
  {
    id: 'discord',
    label: 'Discord',
    says: 'a signed PING is answered with a PONG, one with a bad signature with 401. Its public key is this endpoint’s secret.',
  },
];

interface HandshakeSwitchesProps {
  endpoint: EndpointInfo;
  onChange: (handshakes: Handshakes) => void;
}

/** What providers ask for when a URL is registered. */
export function HandshakeSwitches({ endpoint, onChange }: HandshakeSwitchesProps) {
  const { handshakes } = endpoint.answering;
  return (
    <fieldset className={styles.shakes}>
      <legend>Answer the challenge of a provider that registers this URL</legend>
      {words.map(({ id, label, says }) => (
        <Switch
          key={id}
          size="xs"
          label={
            <>
              {label}: <span className="muted">{says}</span>
            </>
          }
          aria-label={`Answer the challenge of ${label}`}
          checked={handshakes[id]}
          disabled={endpoint.given}
          onChange={(event) => onChange({ ...handshakes, [id]: event.currentTarget.checked })}
        />
      ))}
    </fieldset>
  );
}

import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import type { VaultPlace, VaultState } from '../../../core/contract/state.ts';
import { useServices } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';
import { Card } from '../endpoints/Card.tsx';
import { PassphraseForm } from './PassphraseForm.tsx';
import { Refused } from './Refused.tsx';
import { secretRows } from './rows.ts';
import styles from './secrets.module.css';
import { placeTitle, placeWords } from './words.ts';

/** Where the secrets are and how well that keeps them, and what else can be chosen. */
export function PlaceCard({ vault }: { vault: VaultState }) {
  const { secrets, speaker } = useServices();
  const [chosen, choose] = useState<VaultPlace | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const shown = chosen ?? vault.kind;
  const move = async (passphrase: string | null): Promise<void> => {
    await secrets.place(shown, passphrase);
    choose(null);
    speaker.say(placeTitle[shown]);
  };
  const moveThere = (): void => {
    setProblem(null);
    move(null).catch((thrown: unknown) => setProblem(messageOf(thrown)));
  };
  return (
    <Card title={secretRows.place.label}>
      <div className={styles.place} data-setting={secretRows.place.id}>
        <p
          role="note"
          aria-label="Vault"
          data-safe={vault.kind === 'system' || vault.kind === 'sealed' || undefined}
        >
          <strong>{vault.locked ? 'Secrets are locked' : placeTitle[vault.kind]}</strong> {vault.detail}
        </p>
        {vault.locked ? (
          <PassphraseForm
            isNew={false}
            action="Unlock"
            onGive={(passphrase) => secrets.place('sealed', passphrase)}
          />
        ) : null}
        {vault.places.length < 2 ? null : (
          <Radio.Group
            label={vault.locked ? 'Or begin anew; the locked file stays where it is' : 'Keep them'}
            value={shown}
            onChange={(value) => {
              choose(vault.places.find((place) => place === value) ?? null);
              setProblem(null);
            }}
          >
            <div className={styles.places}>
              {vault.places.map((place) => (
                <Radio
                  key={place}
                  value={place}
                  {...placeWords[place]}
                  description={placeWords[place].hint}
                />
              ))}
            </div>
          </Radio.Group>
        )}
        {shown === vault.kind ? null : (
          <Move place={shown} from={vault} problem={problem} onMove={moveThere} onGive={move} />
        )}
      </div>
    </Card>
  );
}

interface MoveProps {
  place: VaultPlace;
  from: VaultState;
  problem: string | null;
  onMove: () => void;
  onGive: (passphrase: string) => Promise<void>;
}

/** What the choice does, before it is done. */
function Move({ place, from, problem, onMove, onGive }: MoveProps) {
  const files = from.kind === 'memory' || from.locked ? '' : ' The file where they are now is removed.';
  const moved = from.locked ? 'You set all secrets anew.' : `All secrets are moved there.${files}`;
  if (place === 'sealed')
    return (
      <div className={styles.move}>
        <p className="muted">{moved}</p>
        <PassphraseForm isNew action="Move them there" onGive={onGive} />
      </div>
    );
  return (
    <div className={styles.ask}>
      <span className={styles.askText}>
        <span className="muted">{moved}</span>
        <Refused problem={problem} />
      </span>
      <Button variant="filled" onClick={onMove}>
        {place === 'weak' ? 'Store them nevertheless' : 'Keep them there'}
      </Button>
    </div>
  );
}

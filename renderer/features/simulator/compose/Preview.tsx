import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Composition } from '../../../../core/contract/simulator-calls.ts';
import { useServices } from '../../../services.ts';
import { Fold } from '../../../ui/Fold.tsx';
import { messageOf } from '../../../ui/message-of.ts';
import { fromBase64 } from '../../inbox/body/bytes.ts';
import { secretOf } from '../model/simulator.ts';
import { RawMessage } from '../result/RawMessage.tsx';
import styles from '../simulator.module.css';
import { useDesk } from '../use-simulator.ts';

/** What would be sent, without sending it. */
export function Preview({ typed }: { typed: string }) {
  const { connection } = useServices();
  const desk = useDesk();
  const [made, setMade] = useState<Composition | string | null>(null);
  const make = async (): Promise<void> => {
    const { draft, environment, event } = desk;
    try {
      const secret = secretOf(desk, typed);
      setMade(await connection.call('simulator.compose', { draft, environment, event, secret }));
    } catch (thrown) {
      setMade(messageOf(thrown));
    }
  };
  return (
    <Fold summary="What would be sent">
      <Button onClick={() => void make()}>{made === null ? 'Compose it' : 'Compose it again'}</Button>
      {typeof made === 'string' ? <p className={styles.problem}>{made}</p> : null}
      {made !== null && typeof made !== 'string' ? (
        <>
          {made.remarks.map((remark) => (
            <p key={remark} className={styles.note}>
              {remark}
            </p>
          ))}
          <RawMessage head={made.head} body={fromBase64(made.bodyBase64)} masked={made.masked} />
        </>
      ) : null}
    </Fold>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useConnection } from '../../../services.ts';
import { Fold } from '../../../ui/Fold.tsx';
import { knownUrls } from '../model/addresses.ts';
import type { Bench } from '../use-bench.ts';
import styles from './inputs.module.css';

interface UrlFieldProps {
  bench: Bench;
  /** The request as text, for the addresses that it may have been sent to. */
  text: string;
}

/** The public URL, which some schemes sign. */
export function UrlField({ bench, text }: UrlFieldProps) {
  const receiver = useConnection(({ engine }) =>
    engine?.receiver.status === 'listening' ? engine.receiver.url : null,
  );
  const { url } = bench.inputs;
  const known = knownUrls(text, receiver).filter((candidate) => candidate !== url);
  return (
    <div className={styles.field}>
      <TextInput
        label="Public URL"
        description="As the sender knows it, with its query: this scheme signs it."
        size="xs"
        classNames={{ input: 'mono' }}
        placeholder="https://…"
        value={url}
        error={bench.problems.url}
        onChange={(event) => bench.change({ url: event.currentTarget.value })}
      />
      {known.map((candidate) => (
        <Button
          key={candidate}
          variant="subtle"
          justify="flex-start"
          onClick={() => bench.change({ url: candidate })}
        >
          Use {candidate}
        </Button>
      ))}
    </div>
  );
}

/** When the request arrived: schemes with a timestamp count their tolerance from there. */
export function ArrivalField({ bench, isEvent }: { bench: Bench; isEvent: boolean }) {
  const { arrival } = bench.inputs;
  const usual = isEvent ? "The event's own time" : 'Now';
  return (
    <Fold
      summary={`Time of arrival: ${arrival === '' ? usual.toLowerCase() : arrival}`}
      forced={bench.problems.arrival !== undefined}
    >
      <TextInput
        label="Time of arrival"
        description={`${usual}, unless another one is given.`}
        size="xs"
        classNames={{ input: 'mono' }}
        placeholder="2026-11-22T12:41:07Z"
        value={arrival}
        error={bench.problems.arrival}
        onChange={(event) => bench.change({ arrival: event.currentTarget.value })}
      />
    </Fold>
  );
}

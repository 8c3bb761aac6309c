import { Textarea, TextInput } from '@mantine/core';
import { Fold } from '../../../ui/Fold.tsx';
import { useDesk, useMistake, useSimulatorActions } from '../use-simulator.ts';

interface MoreFoldProps {
  proxy: string;
  onProxy: (proxy: string) => void;
}

/** How long to wait, and by which way. */
export function MoreFold({ proxy, onProxy }: MoreFoldProps) {
  const simulator = useSimulatorActions();
  const { timeout, ca } = useDesk();
  const mistake = useMistake('timeout');
  return (
    <Fold
      summary={`Time-out ${timeout} s${proxy === '' ? '' : ', through a proxy'}`}
      forced={mistake !== null}
    >
      <TextInput
        label="Time-out in seconds"
        inputMode="decimal"
        value={timeout}
        error={mistake}
        onChange={(event) => simulator.change({ timeout: event.currentTarget.value.slice(0, 20) })}
      />
      <TextInput
        label="Proxy"
        description="May carry a name and password, so it is kept only while this screen is open."
        classNames={{ input: 'mono' }}
        placeholder="http://proxy.example:3128"
        value={proxy}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onProxy(event.currentTarget.value)}
      />
      <Textarea
        label="Trusted certificates"
        description="PEM, beside the well-known ones: for a handler with a certificate of your own."
        classNames={{ input: 'mono' }}
        rows={3}
        placeholder="-----BEGIN CERTIFICATE-----"
        value={ca}
        spellCheck={false}
        onChange={(event) => simulator.change({ ca: event.currentTarget.value })}
      />
    </Fold>
  );
}

import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useServices } from '../services.ts';

interface CopyButtonProps {
  /** The accessible name. */
  name: string;
  /** The visible word. */
  label: string;
  text: string | (() => Promise<string>) | null;
  variant?: 'subtle' | 'default' | 'filled';
}

const words = { idle: null, busy: 'Copying…', done: 'Copied', failed: 'Not copied' } as const;

/** Says `Copied` until the pointer or the focus leaves, or two seconds are over. */
export function CopyButton({ name, label, text, variant = 'subtle' }: CopyButtonProps) {
  const { host, speaker } = useServices();
  const [state, setState] = useState<keyof typeof words>('idle');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = async (): Promise<void> => {
    if (text === null) return;
    clearTimeout(timer.current);
    try {
      if (typeof text !== 'string') setState('busy');
      await host.copyText(typeof text === 'string' ? text : await text());
      setState('done');
      speaker.say('Copied');
    } catch (thrown) {
      setState('failed');
      speaker.fail(thrown);
    }
    timer.current = setTimeout(() => setState('idle'), 2_000);
  };

  return (
    <Button
      variant={variant}
      aria-label={name}
      disabled={text === null}
      data-busy={state === 'busy' || undefined}
      onClick={() => void copy()}
    >
      {words[state] ?? label}
    </Button>
  );
}

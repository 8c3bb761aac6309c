import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import { useServices } from '../../services.ts';
import { Banner } from '../../ui/Banner.tsx';
import { troubleWords } from './trouble-words.ts';

/** Settings that could not be taken as they were, and where they are kept. */
export function TroubleBanner() {
  const { host, settings } = useServices();
  const trouble = useStore(settings.trouble);
  if (!trouble) return null;
  const inBrowser = host.info.platform === 'browser';
  const { title, text } = troubleWords(trouble, inBrowser);
  return (
    <Banner
      severity="warning"
      title={title}
      actions={
        <>
          {trouble.copy === null ? null : (
            <Button onClick={() => host.showCopy()}>{inBrowser ? 'Save copy' : 'Show file'}</Button>
          )}
          <Button aria-label={`Dismiss: ${title}`} onClick={() => settings.dismissTrouble()}>
            Dismiss
          </Button>
        </>
      }
    >
      {text}
    </Banner>
  );
}

import { Button, Progress } from '@mantine/core';
import type { ImportResult } from '../../../core/contract/exchange-calls.ts';
import { useServices, useSlice } from '../../services.ts';
import { Banner } from '../../ui/Banner.tsx';
import { formatBytes, formatCount, plural } from '../../ui/format.ts';
import styles from './exchange.module.css';
import { formatWords } from './model/formats.ts';

export function ImportBar() {
  const { imports, inbox } = useServices();
  const state = useSlice(
    (services) => services.imports,
    (view) => view,
  );
  const close = <Button onClick={() => imports.dismiss()}>Close</Button>;
  if (state.status === 'idle') return <div />;
  if (state.status === 'running')
    return (
      <Banner
        severity="info"
        title={`Importing ${state.name}`}
        actions={<Button onClick={() => imports.cancel()}>Cancel import</Button>}
      >
        <span className={styles.progress}>
          <Progress
            className={styles.bar}
            size="sm"
            value={state.size === 0 ? 0 : (state.done / state.size) * 100}
            aria-label="Import"
          />
          {formatBytes(state.done)} of {formatBytes(state.size)}. Nothing is in the history before it is
          whole.
        </span>
      </Banner>
    );
  if (state.status === 'cancelled')
    return (
      <Banner severity="info" title="The import was cancelled" actions={close}>
        Nothing of {state.name} is in the history.
      </Banner>
    );
  if (state.status === 'failed')
    return (
      <Banner severity="error" title={`${state.name} was not imported`} actions={close}>
        {state.problem}
      </Banner>
    );
  const { first, events, skipped } = state.result;
  return (
    <Banner
      severity={skipped > 0 ? 'warning' : 'info'}
      title={`${plural(events, 'event')} imported from ${state.name}`}
      actions={
        <>
          {first === null ? null : (
            <Button onClick={() => void inbox.selectSeq(first)}>Show the first</Button>
          )}
          {close}
        </>
      }
    >
      {resultWords(state.result)}
    </Banner>
  );
}

function resultWords({ form, first, last, skipped, reason }: ImportResult): string {
  const numbers = first === last ? `Number ${first}` : `Numbers ${first} to ${last}`;
  const read = `Read as ${formatWords[form].name}. ${numbers}.`;
  return skipped === 0 ? read : `${read} ${formatCount(skipped)} could not be read: ${reason ?? ''}`;
}

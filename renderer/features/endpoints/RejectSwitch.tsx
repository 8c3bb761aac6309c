import { Switch } from '@mantine/core';
import { useState } from 'react';
import type { EndpointInfo } from '../../../core/contract/endpoints.ts';
import { useServices } from '../../services.ts';
import { storedSettings } from './form.ts';

interface RejectSwitchProps {
  endpoint: EndpointInfo;
  /** What stands beside it. */
  label: string;
  /** The accessible name. */
  name: string;
}

/** Counts at once: it is no part of a form. */
export function RejectSwitch({ endpoint, label, name }: RejectSwitchProps) {
  const { endpoints, speaker } = useServices();
  const [busy, setBusy] = useState(false);
  const turn = async (rejectBadSignature: boolean): Promise<void> => {
    setBusy(true);
    try {
      await endpoints.change('endpoints.save', {
        was: endpoint.slug,
        endpoint: { ...storedSettings(endpoint), rejectBadSignature },
      });
    } catch (thrown) {
      speaker.fail(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Switch
      size="xs"
      label={label}
      aria-label={name}
      checked={endpoint.rejectBadSignature}
      disabled={busy || endpoint.given}
      onChange={(event) => void turn(event.currentTarget.checked)}
    />
  );
}

import { Button, SegmentedControl, Switch, Textarea, TextInput } from '@mantine/core';
import { Fold } from '../../ui/Fold.tsx';
import { Card } from '../endpoints/Card.tsx';
import { tunnelRows } from './rows.ts';
import styles from './tunnel.module.css';
import type { FormState } from './use-form.ts';

const ways = [
  { value: 'ngrok', label: 'Tunnel by ngrok' },
  { value: 'own', label: 'URL of your own' },
] as const;

/** By which way, and how. Kept together, by Save. */
export function SettingsForm({ form, given }: { form: FormState; given: boolean }) {
  const { values, errors, set } = form;
  return (
    <Card title="Way to here" setting={tunnelRows.way.id}>
      <form onSubmit={form.submit} noValidate>
        <fieldset className={styles.fields} disabled={given}>
          <SegmentedControl
            className={styles.ways}
            aria-label="Way to here"
            data={[...ways]}
            value={values.way}
            disabled={given}
            onChange={(way) => set({ way })}
          />
          {values.way === 'own' ? <OwnField form={form} /> : <NgrokFields form={form} />}
          <More form={form} />
          {errors.general ? (
            <div className={styles.problem} role="alert">
              {errors.general}
            </div>
          ) : null}
          <div className={styles.actions}>
            <Button type="submit" variant="filled" disabled={!form.canSave || given}>
              Save
            </Button>
            <Button variant="subtle" disabled={!form.changed} onClick={form.reset}>
              Undo changes
            </Button>
          </div>
        </fieldset>
      </form>
    </Card>
  );
}

function OwnField({ form }: { form: FormState }) {
  return (
    <Text
      form={form}
      field="ownUrl"
      label="Public URL"
      note="Your domain, proxy or other tunnel that leads to the receiver’s address. Some providers refuse the hosts of tunnels: this is the way then."
      placeholder="https://hooks.example.com"
    />
  );
}

function NgrokFields({ form }: { form: FormState }) {
  const { values, set } = form;
  return (
    <>
      <Text
        form={form}
        field="domain"
        label="Domain"
        note="One of your account; the free plan has one. Empty leaves it to ngrok."
        placeholder="example.ngrok-free.dev"
      />
      <Switch
        size="xs"
        label="Open the tunnel when Hookglass starts"
        checked={values.startWithApp}
        onChange={(event) => set({ startWithApp: event.currentTarget.checked })}
      />
      <p className="faint">
        Region: ngrok takes the nearest one. Its SDK has no setting for it, and goes through no proxy.
      </p>
    </>
  );
}

/** What most people need not know of. */
function More({ form }: { form: FormState }) {
  const { values, errors } = form;
  const ngrok = values.way === 'ngrok';
  const forced = errors.server !== undefined || errors.ca !== undefined || errors.trafficPolicy !== undefined;
  return (
    <Fold summary={`More: ${moreWords(values)}`} forced={forced}>
      <div className={styles.more}>
        {ngrok ? (
          <Text
            form={form}
            field="server"
            label="Server"
            note="HOST:PORT of a connect URL of your own. Empty is ngrok’s."
            placeholder="connect.ngrok-agent.com:443"
          />
        ) : null}
        <Area
          form={form}
          field="ca"
          label="Trusted certificates"
          note="PEM: for a server or proxy with a certificate of its own, and for the path test."
          placeholder="-----BEGIN CERTIFICATE-----"
        />
        {ngrok ? (
          <Area
            form={form}
            field="trafficPolicy"
            label="Traffic policy"
            note="JSON or YAML, carried out by ngrok. It is kept as plain text: do not put a secret into it."
            placeholder='{"on_http_request": []}'
          />
        ) : null}
      </div>
    </Fold>
  );
}

function moreWords({ way, server, ca, trafficPolicy }: FormState['values']): string {
  const parts = [
    ...(way === 'ngrok' ? [server === '' ? 'ngrok’s server' : server] : []),
    ca === '' ? 'well-known certificates' : 'own certificates',
    ...(way === 'ngrok' && trafficPolicy !== '' ? ['traffic policy'] : []),
  ];
  return parts.join(', ');
}

interface FieldProps {
  form: FormState;
  field: 'ownUrl' | 'domain' | 'server' | 'ca' | 'trafficPolicy';
  label: string;
  note: string;
  placeholder: string;
}

function Text({ form: { values, errors, set }, field, label, note, placeholder }: FieldProps) {
  return (
    <TextInput
      label={label}
      description={note}
      classNames={{ input: 'mono' }}
      placeholder={placeholder}
      spellCheck={false}
      autoComplete="off"
      value={values[field]}
      error={errors[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
}

function Area({ form: { values, errors, set }, field, label, note, placeholder }: FieldProps) {
  return (
    <Textarea
      label={label}
      description={note}
      classNames={{ input: 'mono' }}
      rows={4}
      placeholder={placeholder}
      spellCheck={false}
      value={values[field]}
      error={errors[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
}

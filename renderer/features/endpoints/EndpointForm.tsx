import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { CATCH_ALL, type EndpointInfo } from '../../../core/contract/endpoints.ts';
import { useSlice } from '../../services.ts';
import { Card } from './Card.tsx';
import styles from './endpoints.module.css';
import { endpointRows } from './rows.ts';
import { type EndpointFormState, useEndpointForm } from './use-endpoint-form.ts';
import { automaticSentence, schemeSentence, schemesInForce } from './words.ts';

/** Name, provider and scheme: kept together, by Save. */
export function EndpointForm({ endpoint }: { endpoint: EndpointInfo | null }) {
  const form = useEndpointForm(endpoint);
  const { values, errors, set } = form;
  const providers = useSlice(
    (services) => services.directory,
    (state) => state.providers,
  );
  const choices = [
    { value: '', label: 'Automatic: detect it' },
    ...[...providers.values()].map(({ id, label }) => ({ value: id, label })),
  ];
  return (
    <Card title="Name and provider" setting={endpointRows.endpoint.id}>
      <form className={styles.cardBody} onSubmit={form.submit} noValidate>
        {endpoint?.slug === CATCH_ALL ? (
          <p className="muted">Takes every path that no other endpoint takes. It is always there.</p>
        ) : (
          <TextInput
            label="Name"
            description="One step of a path: the endpoint takes /name and all below it."
            leftSection={<span className="faint mono">/</span>}
            value={values.slug}
            error={errors.slug}
            autoFocus={endpoint === null}
            spellCheck={false}
            onChange={(event) => set({ slug: event.currentTarget.value })}
          />
        )}
        <Select
          label="Provider"
          data={choices}
          value={values.provider}
          error={errors.provider}
          allowDeselect={false}
          onChange={(provider) => set({ provider: provider ?? '' })}
        />
        <SchemeFields form={form} />
        {errors.general ? (
          <div className={styles.problem} role="alert">
            {errors.general}
          </div>
        ) : null}
        <div className={styles.actions}>
          <Button type="submit" variant="filled" disabled={!form.canSave}>
            {endpoint === null ? 'Create endpoint' : 'Save'}
          </Button>
          {endpoint !== null && form.changed ? <Button onClick={form.reset}>Discard changes</Button> : null}
        </div>
      </form>
    </Card>
  );
}

/** The scheme, what it signs, and what it asks for. */
function SchemeFields({ form: { values, errors, set } }: { form: EndpointFormState }) {
  const schemes = useSlice(
    (services) => services.endpoints,
    (state) => state.schemes,
  );
  const provider = useSlice(
    (services) => services.directory,
    (state) => state.providers.get(values.provider) ?? null,
  );
  const inForce = schemesInForce(values.scheme, provider, schemes);
  const [first] = inForce;
  const sentence =
    values.scheme === '' || !first ? automaticSentence(provider, schemes) : schemeSentence(first);
  const signsUrl = inForce.some(({ needsUrl }) => needsUrl) || values.recipe.includes('{url}');
  return (
    <>
      <Select
        label="Signature scheme"
        data={[
          { value: '', label: 'Automatic: what the provider documents' },
          ...schemes.map(({ id, label }) => ({ value: id, label })),
        ]}
        value={values.scheme}
        error={errors.scheme}
        allowDeselect={false}
        searchable
        onChange={(scheme) => set({ scheme: scheme ?? '' })}
      />
      <div className={styles.explain}>
        <p className="muted">{values.scheme === 'hmac' ? 'Any HMAC, as the recipe below says.' : sentence}</p>
        {values.scheme === '' || values.scheme === 'hmac'
          ? null
          : first?.notes.map((note) => (
              <p key={note} className="faint">
                {note}
              </p>
            ))}
      </div>
      {values.scheme === 'hmac' ? (
        <Textarea
          label="Recipe"
          description="header, prefix, algorithm, encoding, key, content, timestamp-header and more, separated by semicolons."
          placeholder="header=X-Sig;prefix=sha256=;algorithm=sha256;encoding=hex;content={body}"
          value={values.recipe}
          error={errors.recipe}
          autosize
          minRows={2}
          className={styles.recipe}
          spellCheck={false}
          onChange={(event) => set({ recipe: event.currentTarget.value })}
        />
      ) : null}
      {inForce.some(({ encoding }) => encoding === null) ? (
        <TextInput
          label="Header of the token"
          description="The header that you told the provider to send."
          placeholder="okhi-authorization"
          value={values.headerName}
          error={errors.headerName}
          spellCheck={false}
          onChange={(event) => set({ headerName: event.currentTarget.value })}
        />
      ) : null}
      {signsUrl ? (
        <TextInput
          label="Public URL of this endpoint"
          description="As the provider knows it, without query: it is part of what is signed. Empty, https and the request’s Host header are taken."
          placeholder="https://example.com/hooks"
          value={values.publicUrl}
          error={errors.publicUrl}
          spellCheck={false}
          onChange={(event) => set({ publicUrl: event.currentTarget.value })}
        />
      ) : null}
    </>
  );
}

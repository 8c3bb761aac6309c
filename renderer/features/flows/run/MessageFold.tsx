import type { FlowForm } from '../../../../core/contract/flow-form.ts';
import type { Flow } from '../../../../core/contract/flows.ts';
import { Fold } from '../../../ui/Fold.tsx';
import { plural } from '../../../ui/format.ts';
import { FaultSelect } from '../../simulator/fields/FaultSelect.tsx';
import { HeaderTable } from '../../simulator/fields/HeaderTable.tsx';
import { Signing, type SigningChoice } from '../../simulator/fields/Signing.tsx';
import { SurroundingsFields } from '../../simulator/fields/SurroundingsFields.tsx';
import { faultWords } from '../../simulator/model/fault-words.ts';
import styles from '../flows.module.css';
import type { SetupProblems } from '../model/setup.ts';

interface MessageFoldProps {
  flow: Flow;
  form: FlowForm;
  typed: string;
  onTyped: (secret: string) => void;
  problems: SetupProblems;
  onChange: (patch: Partial<FlowForm>) => void;
}

/** What every message of the run has in common, as the Simulator has it for one. */
export function MessageFold({ flow, form, typed, onTyped, problems, onChange }: MessageFoldProps) {
  const { scheme, headerName, recipe, secret, headers, environment, event, fault } = form;
  const forced = (['secret', 'scheme', 'headers', 'environment', 'event', 'fault'] as const).some(
    (field) => problems[field] !== undefined,
  );
  return (
    <Fold summary={`Every message: ${summaryOf(form)}`} forced={forced}>
      <div className={styles.message}>
        <Signing
          provider={flow.provider}
          choice={{ scheme, options: { headerName, recipe }, secret }}
          typed={typed}
          mistakes={{ scheme: problems.scheme ?? null, secret: problems.secret ?? null }}
          onChange={({ options, ...patch }: Partial<SigningChoice>) => onChange({ ...patch, ...options })}
          onTyped={onTyped}
          onEnter={() => undefined}
        />
        <div className={styles.form}>
          <FaultSelect
            label="Fault in every message"
            fault={fault}
            mistake={problems.fault ?? null}
            onChange={(next) => onChange({ fault: next })}
          />
        </div>
        <HeaderTable
          headers={headers}
          name="Extra headers of the run"
          caption="in place of any of their name; kept as they are, so not for secrets"
          mistake={problems.headers ?? null}
          onChange={(next) => onChange({ headers: next })}
        />
        <SurroundingsFields
          environment={environment}
          event={event}
          mistakes={{ environment: problems.environment ?? null, event: problems.event ?? null }}
          onChange={onChange}
        />
      </div>
    </Fold>
  );
}

function summaryOf({ secret, scheme, fault, headers, environment }: FlowForm): string {
  return [
    secret.kind === 'none' ? 'unsigned' : `signed ${scheme ?? 'as documented'}`,
    ...(fault === null ? [] : [`fault: ${faultWords[fault].label.toLowerCase()}`]),
    ...(headers.length === 0 ? [] : [plural(headers.length, 'extra header')]),
    ...(environment === null ? [] : [`environment ${environment}`]),
  ].join(', ');
}

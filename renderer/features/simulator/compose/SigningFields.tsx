import { secretRefOf } from '../../secrets/secret-ref.ts';
import { Signing, type SigningChoice } from '../fields/Signing.tsx';
import { useDesk, useMistake, useSimulatorActions } from '../use-simulator.ts';

interface SigningFieldsProps {
  typed: string;
  onTyped: (secret: string) => void;
  onEnter: () => void;
}

/** How the draft is signed, and with what. */
export function SigningFields(props: SigningFieldsProps) {
  const simulator = useSimulatorActions();
  const { secret, draft } = useDesk();
  const { scheme, schemeOptions } = draft;
  const change = ({ scheme: chosen, options, secret: source }: Partial<SigningChoice>): void => {
    if (chosen !== undefined) simulator.edit({ scheme: chosen });
    if (options) simulator.edit({ schemeOptions: { ...schemeOptions, ...options } });
    if (!source) return;
    simulator.change({ secret: source });
    simulator.edit({ secretRef: secretRefOf(source) });
  };
  return (
    <Signing
      {...props}
      provider={draft.provider}
      choice={{ scheme, options: schemeOptions, secret }}
      mistakes={{ scheme: useMistake('scheme'), secret: useMistake('secret') }}
      onChange={change}
    />
  );
}

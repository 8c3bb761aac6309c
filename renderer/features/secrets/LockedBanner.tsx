import { useConnection, useServices } from '../../services.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useRoute } from '../shell/use-section.ts';
import { PassphraseForm } from './PassphraseForm.tsx';

/** The passphrase is asked for wherever one is, until it is given. */
export function LockedBanner() {
  const { secrets, speaker } = useServices();
  const locked = useConnection((state) => state.engine?.vault.locked ?? false);
  const { section, rest } = useRoute();
  // Its own page asks for it itself.
  if (!locked || (section === 'settings' && rest[0] === 'secrets')) return null;
  const unlock = async (passphrase: string): Promise<void> => {
    await secrets.place('sealed', passphrase);
    speaker.say('Secrets are unlocked');
  };
  return (
    <Banner
      severity="warning"
      title="Secrets are locked"
      actions={<PassphraseForm isNew={false} action="Unlock" onGive={unlock} />}
    >
      Signatures are not checked and nothing is signed until you give the passphrase. Other ways are under{' '}
      <a href="#/settings/secrets">Settings, Secrets</a>.
    </Banner>
  );
}

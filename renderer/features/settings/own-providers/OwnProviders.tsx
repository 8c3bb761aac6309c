import { useSlice } from '../../../services.ts';
import settings from '../settings.module.css';
import { Example } from './Example.tsx';
import { FolderHead } from './FolderHead.tsx';
import { OutcomeNote } from './OutcomeNote.tsx';
import { ProblemList } from './ProblemList.tsx';
import { ProviderList } from './ProviderList.tsx';
import { providerRows } from './rows.ts';

/** Providers that the user describes in files: which there are, what is wrong with them, and how to make one. */
export function OwnProviders() {
  const state = useSlice(
    (services) => services.ownProviders,
    (view) => view.state,
  );
  const problems = state?.problems ?? [];
  const providers = state?.providers ?? [];
  return (
    <>
      <h2 id="own-providers-title" className={settings.heading}>
        Your own providers
      </h2>
      <section
        className={settings.card}
        aria-labelledby="own-providers-title"
        data-setting={providerRows.own.id}
      >
        <FolderHead />
        <OutcomeNote />
        {problems.length > 0 ? <ProblemList where="in your own providers" problems={problems} /> : null}
        {providers.length > 0 ? <ProviderList providers={providers} /> : null}
        {state && state.folder !== null ? <Example open={providers.length === 0} /> : null}
      </section>
    </>
  );
}

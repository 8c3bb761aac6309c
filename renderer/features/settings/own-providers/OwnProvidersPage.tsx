import settings from '../settings.module.css';
import { OwnProviders } from './OwnProviders.tsx';

/** The page of the settings for providers that the user describes in files. */
export function OwnProvidersPage() {
  return (
    <div className={settings.scroll}>
      <div className={settings.column}>
        <OwnProviders />
      </div>
    </div>
  );
}

import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@mantine/core/styles.layer.css';
import './theme/tokens.css';
import './theme/base.css';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app.tsx';
import { createServices } from './create-services.ts';
import { watchFirstSteps } from './features/first-steps/watch.ts';
import { pickHost } from './host/pick.ts';

// The content security policy forbids code made from text, which zod would try first.
z.config({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root.');

const services = createServices(pickHost());
await services.settings.load();
watchFirstSteps(services);
services.connection.start();
createRoot(root).render(<App services={services} />);

import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Shell } from './features/shell/Shell.tsx';
import { type Services, ServicesContext, useSlice } from './services.ts';
import { cspNonce } from './theme/csp-nonce.ts';
import { cssVariables, theme } from './theme/theme.ts';

export function App({ services }: { services: Services }) {
  return (
    <ServicesContext value={services}>
      <Themed />
    </ServicesContext>
  );
}

function Themed() {
  const chosen = useSlice(
    (services) => services.settings,
    (settings) => settings.theme,
  );
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)', undefined, {
    getInitialValueInEffect: false,
  });
  const scheme = chosen === 'system' ? (systemIsDark ? 'dark' : 'light') : chosen;
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={scheme}
      getStyleNonce={cspNonce}
    >
      <Shell />
    </MantineProvider>
  );
}

import type { TunnelSettings } from '../../../../core/contract/tunnel.ts';

/** The form's fields as they are typed; '' is none. */
export interface Values {
  readonly way: TunnelSettings['way'];
  readonly ownUrl: string;
  readonly domain: string;
  readonly server: string;
  readonly ca: string;
  readonly trafficPolicy: string;
  readonly startWithApp: boolean;
}

export function valuesOf({ way, startWithApp, ...texts }: TunnelSettings): Values {
  const { ownUrl, domain, server, ca, trafficPolicy } = texts;
  return {
    ...{ way, startWithApp },
    ownUrl: ownUrl ?? '',
    domain: domain ?? '',
    server: server ?? '',
    ca: ca ?? '',
    trafficPolicy: trafficPolicy ?? '',
  };
}

export function isChanged(values: Values, stored: Values): boolean {
  return (Object.keys(stored) as (keyof Values)[]).some((field) => values[field] !== stored[field]);
}

/** What is sent: the engine trims and judges it. */
export function settingsOf({ way, startWithApp, ...texts }: Values): TunnelSettings {
  const orNull = (text: string): string | null => (text === '' ? null : text);
  return {
    ...{ way, startWithApp },
    ownUrl: orNull(texts.ownUrl),
    domain: orNull(texts.domain),
    server: orNull(texts.server),
    ca: orNull(texts.ca),
    trafficPolicy: orNull(texts.trafficPolicy),
  };
}

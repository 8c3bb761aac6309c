import type { EndpointInfo, EndpointSettings } from '../../../core/contract/endpoints.ts';

/** The form's fields as they are typed; '' is none. */
export interface Values {
  readonly slug: string;
  readonly provider: string;
  readonly scheme: string;
  readonly headerName: string;
  readonly recipe: string;
  readonly publicUrl: string;
}

export const emptyValues: Values = {
  slug: '',
  provider: '',
  scheme: '',
  headerName: '',
  recipe: '',
  publicUrl: '',
};

export function valuesOf({ slug, provider, scheme, options }: EndpointSettings): Values {
  const { headerName, recipe, publicUrl } = options;
  return {
    slug,
    provider: provider ?? '',
    scheme: scheme ?? '',
    headerName: headerName ?? '',
    recipe: recipe ?? '',
    publicUrl: publicUrl ?? '',
  };
}

export function isChanged(values: Values, stored: Values): boolean {
  return (Object.keys(stored) as (keyof Values)[]).some((field) => values[field] !== stored[field]);
}

/** What is sent: the engine trims and judges it. */
export function settingsOf(values: Values, stored: EndpointInfo | null): EndpointSettings {
  const { slug, provider, scheme, headerName, recipe, publicUrl } = values;
  const orNull = (text: string): string | null => (text === '' ? null : text);
  return {
    slug,
    provider: orNull(provider),
    scheme: orNull(scheme),
    options: {
      headerName: orNull(headerName),
      recipe: orNull(recipe),
      publicUrl: orNull(publicUrl),
    },
    rejectBadSignature: stored?.rejectBadSignature ?? false,
  };
}

/** The part of an endpoint that is stored, for a change of one thing in it. */
export function storedSettings({
  slug,
  provider,
  scheme,
  options,
  rejectBadSignature,
}: EndpointInfo): EndpointSettings {
  return { slug, provider, scheme, options, rejectBadSignature };
}

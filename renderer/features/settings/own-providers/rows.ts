import { settingRows } from '../frame/rows.ts';

/** What the page Providers shows. */
export const providerRows = settingRows('providers', {
  own: {
    label: 'Your own providers',
    hint: 'Providers that you describe in files.',
    words: 'custom provider folder schema json template reload add import own',
  },
});

import { reasonOf } from '../../core/contract/errors.ts';
import type { Notice } from '../../core/contract/state.ts';

export function fileSetAside(path: string): Notice {
  return {
    id: 'vault-set-aside',
    severity: 'warning',
    title: 'The stored secrets could not be read',
    text: `Their file was damaged. It was kept as ${path}, and no secret is set now. Enter them again under Settings, Secrets.`,
  };
}

export function fileUnopened(path: string, thrown: unknown): Notice {
  const reason = reasonOf(thrown);
  return {
    id: 'vault-unopened',
    severity: 'warning',
    title: 'The stored secrets could not be opened',
    text: `${path} was left as it is (${reason}). Secrets that you set now last until Hookglass ends. Look at the rights of the file, and start Hookglass again.`,
  };
}

export function sealedFileGone(path: string): Notice {
  return {
    id: 'vault-gone',
    severity: 'warning',
    title: 'The file of the secrets is gone',
    text: `There is no ${path} any more. Put it back and start Hookglass again, or set the secrets anew under Settings, Secrets.`,
  };
}

/** None where all could be read. */
export function secretsUnreadable(count: number): Notice[] {
  if (count === 0) return [];
  return [
    {
      id: 'vault-unreadable',
      severity: 'warning',
      title: `${count === 1 ? 'A stored secret' : `${count} stored secrets`} cannot be read on this system`,
      text: 'Another user stored them, or the key of the system is another one now. They were left as they are; replace or delete them under Settings, Secrets.',
    },
  ];
}

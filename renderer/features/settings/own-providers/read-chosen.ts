import { type OwnProviderFile, ownProviderLimits } from '../../../../core/contract/own-provider-calls.ts';
import { formatBytes } from '../../../ui/format.ts';

/** A file of a folder that the user has chosen; its path begins with the folder's name. */
export interface ChosenFile {
  readonly webkitRelativePath: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export type Chosen = { readonly files: OwnProviderFile[] } | { readonly problem: string };

/** What a provider consists of; whatever else lies in the folder stays there unread. */
const BELONGS = /^(?:provider\.json|(?:schemas|events)\/[^/]+\.json)$/;

/** The provider's files out of a chosen folder, or why they cannot be had. */
export async function readChosen(chosen: readonly ChosenFile[]): Promise<Chosen> {
  const own = chosen
    .map((file) => ({ file, path: file.webkitRelativePath.split('/').slice(1).join('/') }))
    .filter(({ path }) => BELONGS.test(path) && !path.includes('/.'));
  if (!own.some(({ path }) => path === 'provider.json'))
    return { problem: 'There is no provider.json in that folder. Choose the folder that holds it directly.' };
  const { files, totalBytes } = ownProviderLimits;
  const size = own.reduce((sum, { file }) => sum + file.size, 0);
  if (own.length > files || size > totalBytes)
    return {
      problem: `A provider has at most ${files} files and ${formatBytes(totalBytes)}; this one has more.`,
    };
  try {
    return {
      files: await Promise.all(own.map(async ({ file, path }) => ({ path, text: await textOf(file, path) }))),
    };
  } catch (thrown) {
    return { problem: thrown instanceof NotText ? thrown.message : 'The folder could not be read.' };
  }
}

/** Not for the user as it is: its message becomes one. */
class NotText extends Error {}

/** Nothing is repaired on the way: the bytes that are written must be those that were read. */
async function textOf(file: ChosenFile, path: string): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new NotText(`${path} is not UTF-8 text. Save it as UTF-8.`);
  }
}

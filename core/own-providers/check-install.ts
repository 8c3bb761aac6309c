import {
  type OwnProviderFile,
  type OwnProviderProblem,
  ownProviderLimits,
} from '../contract/own-provider-calls.ts';
import { sizeWords } from '../contract/size-words.ts';
import { MANIFEST_FILE } from '../providers/own/manifest-file.ts';
import { patience } from './bounded.ts';

/** What may be written, and where: nothing else gets a path of its own on this disk. */
const PATH = /^(?:provider\.json|(?:schemas|events)\/[^./\\:*?"<>|\p{C}][^/\\:*?"<>|\p{C}]{0,180}\.json)$/u;

export type CheckedInstall =
  | { readonly id: string; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly problems: readonly OwnProviderProblem[] };

/** Files as they would stand in a folder. Anything that is wrong refuses them all. */
export async function checkInstall(given: readonly OwnProviderFile[]): Promise<CheckedInstall> {
  const files = new Map(given.map(({ path, text }) => [path, Buffer.from(text)]));
  const refused = refusals(given, files);
  if (refused.length > 0) return { problems: refused };
  const { compileProvider } = await import('../providers/own/compile.ts');
  const { provider, problems } = await compileProvider({ name: null, files, templatesDir: '' }, patience);
  return provider && problems.length === 0 ? { id: provider.id, files } : { problems };
}

function refusals(
  given: readonly OwnProviderFile[],
  files: ReadonlyMap<string, Uint8Array>,
): OwnProviderProblem[] {
  const { fileBytes, totalBytes } = ownProviderLimits;
  const problems: OwnProviderProblem[] = [];
  const complain = (file: string, reason: string) => problems.push({ file, pointer: '', reason });
  const seen = new Set<string>();
  for (const { path } of given) {
    if (!PATH.test(path))
      complain(path, `Only ${MANIFEST_FILE} and JSON files in schemas/ and events/ belong to a provider.`);
    // Some systems keep one file where others keep two.
    else if (seen.has(path.toLowerCase())) complain(path, 'There is another file of this name.');
    seen.add(path.toLowerCase());
    const size = files.get(path)?.length ?? 0;
    if (size > fileBytes)
      complain(path, `It has ${sizeWords(size)}, and ${sizeWords(fileBytes)} is the most.`);
  }
  const total = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  if (total > totalBytes)
    complain(
      MANIFEST_FILE,
      `The provider has ${sizeWords(total)}, and ${sizeWords(totalBytes)} is the most.`,
    );
  return problems;
}

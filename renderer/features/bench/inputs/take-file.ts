import { formatBytes } from '../../../ui/format.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { ofFile, type Source } from '../model/source.ts';
import { LARGEST_SOURCE } from '../model/start-input.ts';

/** Reads a file as bytes, so that nothing encodes them anew. */
export async function takeFile(
  file: File,
  give: (source: Source) => void,
  refuse: (sentence: string) => void,
): Promise<void> {
  if (file.size > LARGEST_SOURCE)
    return refuse(
      `${file.name} has ${formatBytes(file.size)}. The bench reads up to ${formatBytes(LARGEST_SOURCE)}.`,
    );
  if (file.size === 0) return refuse(`${file.name} is empty.`);
  try {
    give(ofFile(file.name, new Uint8Array(await file.arrayBuffer())));
  } catch (thrown) {
    refuse(`${file.name} cannot be read: ${messageOf(thrown)}`);
  }
}

export interface CurlPart {
  /** Where the part begins in the line. */
  readonly from: number;
  readonly text: string;
  readonly quoted: boolean;
}

/** A shell line cut into what stands in single quotes and what does not, for its colours. Nothing is lost. */
export function curlParts(line: string): CurlPart[] {
  const parts: CurlPart[] = [];
  let from = 0;
  for (const text of line.split(/('(?:[^']|'\\'')*')/)) {
    if (text !== '') parts.push({ from, text, quoted: text.length > 1 && text.startsWith("'") });
    from += text.length;
  }
  return parts;
}

import type { Part } from '../../scheme.ts';

/** What is signed, taken apart. There is one text more than there are parts: before, between and after them. */
export interface Arrangement {
  readonly parts: readonly Part[];
  readonly texts: readonly string[];
}

export function takeApart(content: readonly Part[]): Arrangement {
  const parts: Part[] = [];
  const texts = [''];
  for (const part of content) {
    if (part.kind === 'text') texts.push((texts.pop() ?? '') + part.text);
    else {
      parts.push(part);
      texts.push('');
    }
  }
  return { parts, texts };
}

export function putTogether({ parts, texts }: Arrangement): Part[] {
  return texts.flatMap((text, index) => {
    const part = parts[index];
    return [...(text === '' ? [] : [{ kind: 'text', text } as const]), ...(part ? [part] : [])];
  });
}

/** Without one part, and without the text between it and its neighbour. */
export function without({ parts, texts }: Arrangement, kind: Part['kind']): Arrangement | null {
  const index = parts.findIndex((part) => part.kind === kind);
  if (index < 0 || parts.length < 2) return null;
  const isLast = index === parts.length - 1;
  return { parts: parts.toSpliced(index, 1), texts: texts.toSpliced(isLast ? index : index + 1, 1) };
}

/** The text that stands between the parts; that of the first two where they differ. */
export function separatorOf({ texts }: Arrangement): string {
  return texts[1] ?? '';
}

export function separatedBy({ parts, texts }: Arrangement, separator: string): Arrangement {
  return {
    parts,
    texts: texts.map((text, index) => (index === 0 || index === texts.length - 1 ? text : separator)),
  };
}

/** The orders that the parts can have, their own first. */
export function orders({ parts, texts }: Arrangement): Arrangement[] {
  return permutations(parts).map((order) => ({ parts: order, texts }));
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

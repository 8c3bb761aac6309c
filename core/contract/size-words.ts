/** Bytes in the unit that a person would use. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const [unit, size] = bytes < 1024 * 1024 ? ['KB', bytes / 1024] : ['MB', bytes / 1024 / 1024];
  return `${Number.isInteger(size) ? size : size.toFixed(1)} ${unit}`;
}

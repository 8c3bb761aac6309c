/** Width of the list, in per cent: the limits are those of the settings. */
const LEAST = 20;
const MOST = 80;
const STEP = 2;

export function clampWidth(width: number): number {
  return Math.round(Math.max(LEAST, Math.min(MOST, width)) * 10) / 10;
}

export function widthForKey(key: string, width: number): number | undefined {
  if (key === 'ArrowLeft') return clampWidth(width - STEP);
  if (key === 'ArrowRight') return clampWidth(width + STEP);
  if (key === 'Home') return LEAST;
  if (key === 'End') return MOST;
  return undefined;
}

/** Badges of a user's own take these colours only: what a file says never becomes a style. One of them a theme. */
export const badgeColours = {
  blue: { dark: '#5b8def', light: '#2f62c4' },
  green: { dark: '#18b48c', light: '#0a7d60' },
  purple: { dark: '#b98af0', light: '#7a45bf' },
  orange: { dark: '#ee9748', light: '#a8560b' },
  red: { dark: '#f2716e', light: '#c02f2b' },
  pink: { dark: '#f07ab8', light: '#ad3a79' },
  yellow: { dark: '#e2ad45', light: '#8a5c00' },
  grey: { dark: '#98a2b1', light: '#566273' },
} as const;

export type BadgeColour = keyof typeof badgeColours;
export const colourNames = Object.keys(badgeColours) as [BadgeColour, ...BadgeColour[]];

/** The same colour for the same id, so that it does not change from start to start. */
export function colourFor(id: string): BadgeColour {
  let sum = 0;
  for (const letter of id) sum += letter.codePointAt(0) ?? 0;
  return colourNames[sum % colourNames.length] ?? 'grey';
}

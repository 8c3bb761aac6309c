/** The feed's notes may be HTML or a list of versions; shown as plain text. */
export function notesText(notes: unknown): string {
  if (typeof notes === 'string')
    return notes
      .replace(/<[^>]*>/g, '')
      .trim()
      .slice(0, 2_000);
  if (!Array.isArray(notes)) return '';
  return notes
    .map((entry: unknown) =>
      typeof entry === 'object' && entry !== null && 'note' in entry ? notesText(entry.note) : '',
    )
    .join('\n')
    .slice(0, 2_000);
}

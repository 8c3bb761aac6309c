/** The sentence of whatever was thrown. Errors of the engine carry one for the user. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

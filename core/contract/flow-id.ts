/** An id that no flow has yet, made of its provider and its title: `okhi/two-messages`, `okhi/two-messages-2`. */
export function freeFlowId(provider: string, title: string, taken: readonly string[]): string {
  const words = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, '');
  const name = `${provider}/${words || 'flow'}`;
  let id = name;
  for (let n = 2; taken.includes(id); n++) id = `${name}-${n}`;
  return id;
}

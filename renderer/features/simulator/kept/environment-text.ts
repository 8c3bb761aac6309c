/** Variables as they are typed, `NAME=value` a line; or the sentence that says what is wrong. */
export function readVariables(text: string): { variables: Record<string, string> } | { problem: string } {
  const variables: Record<string, string> = {};
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const equals = line.indexOf('=');
    const name = line.slice(0, Math.max(0, equals)).trim();
    if (!/^[^{}\s]{1,100}$/.test(name))
      return { problem: `Line ${index + 1} is not NAME=value, with a name without spaces and braces.` };
    variables[name] = line.slice(equals + 1);
  }
  return { variables };
}

export function writeVariables(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}

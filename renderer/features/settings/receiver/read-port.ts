import { port } from '../../../../core/contract/calls.ts';

/** The port that was typed, or the sentence that says what is wrong with it. */
export function readPort(text: string): { port: number } | { problem: string } {
  const typed = text.trim();
  const parsed = port.safeParse(/^\d+$/.test(typed) ? Number(typed) : Number.NaN);
  if (parsed.success) return { port: parsed.data };
  return { problem: 'A port is a whole number from 0 to 65535; 0 takes any free one.' };
}

import { z } from 'zod';
import { describeScheme } from '../../core/signatures/describe.ts';
import { schemes as all } from '../../core/signatures/schemes.ts';
import { printJson, printLine } from '../io.ts';

const optionsSchema = z.object({ json: z.boolean().default(false) });

export async function schemes(given: unknown): Promise<void> {
  const { json } = optionsSchema.parse(given);
  for (const scheme of all) {
    const words = describeScheme(scheme);
    if (json) printJson(words);
    else {
      const signed = words.signs === '' ? words.method : `${words.method} over ${words.signs}`;
      printLine(`${words.id.padEnd(20)}${words.headers.join(' or ')}: ${words.form}  (${signed})`);
    }
  }
}

import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askHidden } from '../../../cli/ask.ts';

function terminal(): { input: PassThrough; output: PassThrough; shown: () => string } {
  const input = new PassThrough();
  const output = new PassThrough();
  return { input, output, shown: () => String(output.read() ?? '') };
}

describe('a hidden question', () => {
  it('takes what is typed and shows nothing of it', async () => {
    const { input, output, shown } = terminal();
    const answer = askHidden('Passphrase: ', { input, output });
    input.write('correct horse');
    input.write('\r');
    expect(await answer).toBe('correct horse');
    expect(shown()).toBe('Passphrase: \n');
  });

  it.each([
    ['Ctrl+C', '\u0003'],
    ['Ctrl+D', '\u0004'],
  ])('that is ended by %s is no answer', async (_name, key) => {
    const { input, output, shown } = terminal();
    const answer = askHidden('Passphrase: ', { input, output });
    input.write(key);
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    expect(shown()).toBe('Passphrase: \n');
  });
});

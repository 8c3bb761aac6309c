import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInRegistry } from '../../../core/providers/registry.ts';
import { listTemplates, readTemplate } from '../../../core/templates.ts';

const files = readdirSync('fixtures', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
  // Known answers of signatures are no templates.
  .filter((file) => !file.startsWith('fixtures/signatures/'));

describe('templates', () => {
  it('have a file each, and every file is one', () => {
    expect(files.sort()).toEqual(
      listTemplates(builtInRegistry)
        .map(({ id }) => `fixtures/${id}.json`)
        .sort(),
    );
  });

  it.each([...listTemplates(builtInRegistry)])('$id is JSON and ends with its last brace', async ({ id }) => {
    const { body } = await readTemplate(builtInRegistry, 'fixtures', id);
    expect(() => JSON.parse(body.toString('utf8')) as unknown).not.toThrow();
    expect(body.at(-1)).toBe('}'.charCodeAt(0));
  });

  it('refuses an unknown id, and one that would leave the folder', async () => {
    for (const id of ['okhi/nothing', '../package', 'okhi/../../package']) {
      await expect(readTemplate(builtInRegistry, 'fixtures', id)).rejects.toMatchObject({
        code: 'template-not-found',
      });
    }
  });
});

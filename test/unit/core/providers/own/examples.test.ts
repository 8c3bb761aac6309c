import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileProvider } from '../../../../../core/providers/own/compile.ts';
import { manifest, manifestType } from '../../../../../core/providers/own/manifest.ts';
import { exampleFiles } from '../../../../../renderer/features/settings/own-providers/example.ts';
import { bytesOf, unhurried } from '../../../../support/own-provider.ts';

const compile = (name: string, files: readonly (readonly [path: string, text: string])[]) =>
  compileProvider(
    { name, files: new Map(files.map(([path, text]) => [path, bytesOf(text)])), templatesDir: '/' },
    unhurried,
  );

/** The blocks of docs/own-providers.md that are files: a heading with the path, then the block. */
function filesOfDocs(): [path: string, text: string][] {
  const docs = readFileSync('docs/own-providers.md', 'utf8');
  const blocks = docs.matchAll(/^`([a-z]+\/[\w./%-]+\.json)`\n\n((?: {4}.*\n|\n)+)/gm);
  return [...blocks].map(([, path = '', block = '']) => [path, block.replace(/^ {4}/gm, '').trimEnd()]);
}

describe('what people copy to begin with is a whole provider', () => {
  it('in Settings', async () => {
    const { provider, problems } = await compile(
      'acme',
      exampleFiles.map(({ path, text }) => [path, text]),
    );
    expect(problems).toEqual([]);
    expect(provider?.eventTypes).toMatchObject([
      { id: 'order.paid', template: 'documented', form: { documented: true } },
    ]);
  });

  it('in the docs, with every field', async () => {
    const files = filesOfDocs();
    const folder = files[0]?.[0].split('/')[0] ?? '';
    const inside = files.map(([path, text]) => [path.slice(folder.length + 1), text] as const);
    const { provider, problems } = await compile(folder, inside);
    expect(problems).toEqual([]);
    expect(inside.map(([path]) => path)).toEqual([
      'provider.json',
      'schemas/invoice.paid.json',
      'schemas/customer.json',
      'events/invoice.paid.json',
    ]);
    expect(provider?.eventTypes).toMatchObject([
      { template: 'documented', form: { documented: true } },
      { template: null, form: { documented: false } },
    ]);
    const { detect } = manifest.shape;
    const fields = [manifest, manifestType, detect.element].flatMap(({ shape }) => Object.keys(shape));
    const docs = readFileSync('docs/own-providers.md', 'utf8');
    for (const field of fields) expect(docs, field).toContain(`\`${field}\``);
  });
});

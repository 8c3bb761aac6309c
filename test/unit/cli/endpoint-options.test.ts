import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseEndpoint, readSecrets, requireEndpoints } from '../../../cli/endpoint-options.ts';
import { temporaryFolder } from '../../support/engine.ts';

const none = { secret: [], secretEnv: [], secretFile: [] };
afterEach(() => vi.unstubAllEnvs());

describe('--endpoint', () => {
  it.each([
    ['hooks=okhi', { slug: 'hooks', provider: 'okhi' }],
    ['hooks=auto', { slug: 'hooks', provider: null }],
    ['hooks', { slug: 'hooks', provider: null }],
  ])('%s', (text, endpoint) => expect(parseEndpoint(text)).toEqual(endpoint));
});

describe('--secret', () => {
  it.each([
    ['hooks=s3cret', { 'endpoint/hooks/current': 's3cret' }],
    ['hooks=a=b==', { 'endpoint/hooks/current': 'a=b==' }],
    ['=s3cret', { 'endpoint//current': 's3cret' }],
    ['s3cret', { 'endpoint//current': 's3cret' }],
    ['==', { 'endpoint//current': '=' }],
    ['YmFzZTY0IQ==', { 'endpoint//current': 'YmFzZTY0IQ==' }],
  ])('%s', async (text, byRef) => {
    expect((await readSecrets({ ...none, secret: [text] })).byRef).toEqual(byRef);
  });

  it('comes from the environment and from files, without the line break at their end', async () => {
    const folder = temporaryFolder();
    const file = join(folder.path, 'secret');
    writeFileSync(file, ' from a file \r\n');
    vi.stubEnv('HOOKS_SECRET', 'from the environment');
    const { byRef, slugs } = await readSecrets({
      ...none,
      secretEnv: ['hooks=HOOKS_SECRET'],
      secretFile: [file],
    });
    folder.remove();
    expect(byRef).toEqual({
      'endpoint/hooks/current': 'from the environment',
      'endpoint//current': ' from a file ',
    });
    expect(slugs).toEqual(['hooks', '']);
  });

  it.each([
    [{ ...none, secret: ['a=1', 'a=2'] }, 'bad-argument'],
    [{ ...none, secret: ['a=1'], secretEnv: ['a=PATH'] }, 'bad-argument'],
    [{ ...none, secret: [''] }, 'bad-argument'],
    [{ ...none, secretEnv: ['NO_SUCH_VARIABLE_HERE'] }, 'bad-argument'],
    [{ ...none, secretFile: ['no/such/file'] }, 'file-unreadable'],
  ])('%j is refused', async (options, code) => {
    await expect(readSecrets(options)).rejects.toMatchObject({ code });
  });

  it('from the environment is not repeated where the shell put it in place of the name', async () => {
    const error = await readSecrets({ ...none, secretEnv: ['hooks=s3cret'] }).catch(String);
    expect(error).toContain('not its value');
    expect(error).not.toContain('s3cret');
  });

  it('for an endpoint that there is not is refused without repeating what may be the secret', async () => {
    const given = await readSecrets({ ...none, secret: ['half-of-my-secret=other-half'] });
    expect(() => requireEndpoints(given, ['', 'hooks'])).toThrow(/there is not/);
    expect(() => requireEndpoints(given, ['', 'hooks'])).not.toThrow(/half/);
    expect(() => requireEndpoints(given, ['half-of-my-secret'])).not.toThrow();
  });
});

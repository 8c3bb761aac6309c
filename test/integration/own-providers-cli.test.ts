import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hookglass, jsonLines, startHookglass } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';
import { listen } from '../support/handlers/listen.mjs';
import { send } from '../support/http.ts';
import { writeProvider } from '../support/own-folder.ts';
import { acmeFiles, acmeManifest } from '../support/own-provider.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  writeProvider(join(folder.path, 'providers', 'acme'));
});
afterEach(() => folder.remove());

const run = (args: readonly string[], input = '') => hookglass([...args, '--data', folder.path], input);
/** A second provider, whose schema is no JSON. */
const addBroken = (): void =>
  writeProvider(
    join(folder.path, 'providers', 'broken'),
    acmeFiles({ 'provider.json': acmeManifest({ id: 'broken', bid: 1 }), 'schemas/order.paid.json': '{' }),
  );
const brokenWarnings = [
  {
    type: 'warning',
    file: 'broken/schemas/order.paid.json',
    pointer: '',
    message: expect.stringContaining('line 1') as string,
  },
  {
    type: 'warning',
    file: 'broken/provider.json',
    pointer: '/types/0/schema',
    message: expect.any(String) as string,
  },
];
const order = (id: string): string => JSON.stringify({ type: 'order.paid', order: { id, amount: 1 } });

describe('the command line knows the providers of its data folder', () => {
  it('check plays them, and a type that their files do not know', async () => {
    const bodies: string[] = [];
    const handler = await listen((request, response) => {
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString('utf8')));
      request.on('end', () => response.writeHead(request.method === 'POST' ? 200 : 405).end());
    }, '/');
    const { code, stdout } = await run(['check', 'acme', '--to', handler.url, '--json']);
    await handler.close();
    expect(code).toBe(0);
    expect(bodies[0]).toBe('{"type":"order.paid","order":{"id":"ord_1","amount":12}}');
    expect(jsonLines(stdout).slice(0, 1)).toMatchObject([{ id: 'valid/order.paid', status: 'pass' }]);
    expect(bodies.some((body) => body.includes('"type":"hookglass.unknown"'))).toBe(true);
    expect(jsonLines(stdout)).toContainEqual(expect.objectContaining({ id: 'unknown-type', status: 'pass' }));
  });

  it('validate judges by them', async () => {
    const good = await run(['validate', '--json'], order('ord_1'));
    expect(good).toMatchObject({ code: 0, stderr: '' });
    expect(jsonLines(good.stdout)).toEqual([
      { provider: 'acme', eventType: 'order.paid', status: 'valid', issues: [] },
    ]);
    const bad = await run(['validate', '--json', '--provider', 'acme', '--type', 'order.paid'], order('1'));
    expect(bad.code).toBe(1);
    expect(jsonLines(bad.stdout)).toMatchObject([
      { status: 'invalid', issues: [{ path: '/order/id', code: 'wrong-prefix' }] },
    ]);
  });

  it('templates and schemas list them', async () => {
    const templates = await run(['templates', '--json', '--provider', 'acme']);
    expect(jsonLines(templates.stdout)).toEqual([
      {
        id: 'acme/order.paid',
        provider: 'acme',
        eventType: 'order.paid',
        title: 'Order paid',
        documented: true,
      },
    ]);
    const schemas = await run(['schemas', '--json', '--provider', 'acme']);
    expect(jsonLines(schemas.stdout)).toMatchObject([
      {
        eventType: 'order.paid',
        documented: true,
        source: 'https://acme.example/webhooks',
        schema: { type: 'object' },
      },
      { eventType: 'order.lost', documented: false },
    ]);
  });

  it('send takes their templates, and knows where they name the type', async () => {
    const bodies: string[] = [];
    const handler = await listen((request, response) => {
      request.on('data', (chunk) => bodies.push(String(chunk)));
      request.on('end', () => response.end());
    }, '/');
    const to = ['--to', handler.url, '--json'];
    expect(await run(['send', 'acme/order.paid', ...to])).toMatchObject({ code: 0 });
    expect(await run(['send', 'acme/order.paid', '--fault', 'unknown-type', ...to])).toMatchObject({
      code: 0,
    });
    await handler.close();
    expect(bodies.map((body) => (JSON.parse(body) as { type: string }).type)).toEqual([
      'order.paid',
      'hookglass.unknown',
    ]);
  });

  it('events drift knows their types', async () => {
    const { code, stdout } = await run(['events', 'drift', '--json', '--type', 'acme/order.paid']);
    expect(code).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([{ provider: 'acme', eventType: 'order.paid', alarms: 0 }]);
  });

  it('a folder without them has none', async () => {
    const other = temporaryFolder();
    const { code, stderr } = await hookglass([
      'templates',
      '--json',
      '--provider',
      'acme',
      '--data',
      other.path,
    ]);
    other.remove();
    expect(code).toBe(2);
    expect(jsonLines(stderr)).toMatchObject([{ type: 'error', code: 'provider-not-found' }]);
  });
});

describe('what is wrong with them is a warning on stderr', () => {
  it.each(['validate', 'templates', 'schemas'])('of %s, which goes on', async (command) => {
    addBroken();
    const json = await run([command, '--json'], order('ord_1'));
    expect(json.code).toBe(0);
    expect(jsonLines(json.stderr)).toEqual(brokenWarnings);
    const text = await run([command], order('ord_1'));
    expect(text.stderr).toMatch(
      /^Warning: providers\/broken\/schemas\/order.paid.json: It is not JSON.*\nWarning: providers\/broken\/provider.json \/types\/0\/schema: .*\n$/,
    );
    expect(text.stdout).toContain('acme');
  });

  it('of listen, at the start and when it changes, each once', async () => {
    addBroken();
    const listening = startHookglass([
      'listen',
      '--json',
      '--port',
      '0',
      '--count',
      '1',
      '--data',
      folder.path,
    ]);
    const warned = new Promise<void>((done) => {
      listening.child.stderr?.on('data', (chunk: Buffer) => {
        if (String(chunk).includes('acme/provider.json')) done();
      });
    });
    const { url } = await listening.next();
    writeFileSync(join(folder.path, 'providers', 'acme', 'provider.json'), '[]');
    await warned;
    await send(String(url), { body: order('ord_1') });
    expect(await listening.next()).toMatchObject({
      provider: 'broken',
      validation: { status: 'undocumented' },
    });
    const { stderr } = await listening.ended;
    expect(jsonLines(stderr)).toEqual([
      ...brokenWarnings,
      {
        type: 'warning',
        file: 'acme/provider.json',
        pointer: '',
        message: 'It must be an object, not an array.',
      },
    ]);
  });

  it('of serve', async () => {
    addBroken();
    const ports = ['--port', '0', '--receiver-port', '0'];
    const serving = startHookglass(['serve', '--json', '--no-open', ...ports, '--data', folder.path]);
    const { receiverUrl } = await serving.next();
    expect(await send(String(receiverUrl), { body: order('ord_1') })).toMatchObject({ status: 200 });
    serving.child.kill('SIGTERM');
    expect(jsonLines((await serving.ended).stderr)).toEqual(brokenWarnings);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { pushAfterCall } from '../support/page-call.ts';

/** GitHub's published example (fixtures/signatures/github.http), with a line break more than was signed. */
const request = [
  'POST / HTTP/1.1',
  'X-Hub-Signature-256: sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
  '',
  'Hello, World!\n',
].join('\r\n');

describe.each(hosts)("the bench's thread under $name", (host) => {
  const folder = temporaryFolder();
  let running: Running;
  beforeAll(async () => {
    running = await host.start(folder.path);
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });

  test('finds the cause', async () => {
    const bytesBase64 = Buffer.from(request).toString('base64');
    const input = {
      source: { kind: 'text', bytesBase64 },
      secret: { kind: 'typed', current: "It's a Secret to Everybody", previous: null },
      scheme: 'github',
      headerName: null,
      recipe: null,
      url: null,
      now: null,
    } as const;
    const done = await pushAfterCall(running.page, 'bench.start', input, 'bench.done');
    expect(done.ok && done.result.search.match?.codes).toEqual(['body-trailing-newline']);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { send } from '../support/http.ts';
import {
  type BenchScreen,
  benchOf,
  DOCUMENTED,
  rawRequest,
  SECRET,
  signature,
} from '../support/page-bench.ts';
import { callEngine } from '../support/page-call.ts';
import { inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

describe.each(hosts)('the Signature bench under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  let bench: BenchScreen;

  const focused = (property: string): Promise<unknown> =>
    running.page.evaluate(`document.activeElement.${property}`);
  const openFile = (name: string, buffer: Buffer): Promise<void> =>
    running.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer });

  beforeAll(async () => {
    running = await host.start(folder.path);
    bench = benchOf(running.page);
  });
  afterAll(async () => {
    await running?.stop();
    folder.remove();
  });
  beforeEach(async () => {
    // A screen that is left forgets its secret and its result.
    await inboxOf(running.page).link('Inbox').click();
    await bench.open();
    await bench.request.waitFor();
  });
  keepPictures(() => running?.page);

  test('names the mistake in a pasted request, what to change, and goes there', async () => {
    await bench.request.fill(rawRequest({ encoding: 'hex' }).toString());
    await bench.secret.fill(SECRET);
    await bench.diagnose();
    await textOf(bench.cause).toContain('hex');
    expect(await focused('textContent')).toContain('hex');
    await textOf(running.page.getByRole('status', { name: 'Announcements' })).toContain('hex');
    const fix = bench.diagnosis.getByRole('region', { name: 'The fix' });
    await textOf(fix).toContain('base64 is due, and this request carries hex');
    await bench.diagnosis.getByText('PHP', { exact: true }).click();
    await bench.diagnosis.getByRole('button', { name: /^Show all/ }).click();
    await textOf(fix).toContain('hash_hmac');
    await textOf(bench.diagnosis.getByRole('region', { name: 'Signed bytes' })).toContain(
      '140 bytes end here',
    );
    await shown(bench.diagnosis.getByText('identical'));
    await textOf(bench.diagnosis.getByRole('list', { name: 'Checks' })).toContain('encoding');
  });

  test('says calmly what is right', async () => {
    await bench.request.fill(rawRequest().toString());
    await bench.secret.fill(SECRET);
    await bench.choose('MeetingLawyers');
    await bench.diagnose();
    await textOf(bench.cause).toBe('The signature is verified.');
    await bench.choose('Automatic');
    await shown(bench.diagnosis.getByText('The inputs have changed'));
  });

  test('says what was ruled out where nothing fits', async () => {
    await bench.request.fill(rawRequest({ secret: 'quite another one' }).toString());
    await bench.secret.fill(SECRET);
    await bench.diagnose();
    await textOf(bench.cause).toContain('does not match');
    await bench.diagnosis.getByText(/^Ruled out/).click();
    await textOf(bench.diagnosis).toContain('None of');
  });

  test('reads a cURL command and a HAR, and says at the field what it cannot read', async () => {
    await bench.secret.fill(SECRET);
    await bench.request.fill(
      `curl http://localhost/ml -H 'X-Signature: ${signature()}' --data-raw '${DOCUMENTED}'`,
    );
    await shown(running.page.getByText('Read as a cURL command.'));
    await bench.diagnose();
    await textOf(bench.cause).toBe('The signature is verified.');

    const entry = {
      request: {
        method: 'POST',
        url: 'http://localhost/ml',
        httpVersion: 'HTTP/1.1',
        headers: [{ name: 'X-Signature', value: signature() }],
        postData: { mimeType: 'application/json', text: DOCUMENTED },
      },
    };
    await bench.request.fill(JSON.stringify({ log: { version: '1.2', entries: [entry] } }));
    await shown(running.page.getByText('Read as a HAR file.'));
    await bench.diagnose();
    await textOf(bench.cause).toBe('The signature is verified.');

    await bench.request.fill(DOCUMENTED);
    await shown(running.page.getByText('Not recognised yet'));
    await bench.diagnose();
    await textOf(bench.cause).toBe('This could not be diagnosed.');
    await expect.poll(() => bench.request.getAttribute('aria-invalid')).toBe('true');
    await bench.request.fill('');
    await bench.diagnose();
    await shown(running.page.getByText('There is no request yet.'));
    await expect.poll(() => focused('tagName')).toBe('TEXTAREA');
  });

  test('takes a file byte for byte', async () => {
    const body = Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xe9, 0x22, 0x7d, 0x0d, 0x0a]);
    await openFile('caught.http', rawRequest({ body, lineEnd: '\r\n' }));
    await shown(running.page.getByText(/caught\.http: Read as a raw HTTP request\./));
    await bench.secret.fill(SECRET);
    await bench.diagnose();
    await textOf(bench.cause).toBe('The signature is verified.');
    const signed = bench.diagnosis.getByRole('region', { name: 'Signed bytes', exact: true });
    await textOf(signed).toContain('\\xE9');
    await textOf(signed).toContain('\\r\\n');
    await signed.getByText('Hex', { exact: true }).click();
    await textOf(signed).toContain('7b 22 61 22 3a 22 e9 22');
    await openFile('empty.http', Buffer.alloc(0));
    await shown(running.page.getByText('empty.http is empty.'));
  });

  test('keeps the line ends of pasted text, and takes a file that is dropped anywhere', async () => {
    const { page } = running;
    const body = '{"a":1}\r\n';
    const text = JSON.stringify(rawRequest({ body, lineEnd: '\r\n' }).toString());
    await bench.request.focus();
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', ${text});
      document.activeElement.select();
      document.activeElement.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }`);
    await shown(page.getByText('Pasted: Read as a raw HTTP request.'));
    await bench.secret.fill(SECRET);
    await bench.diagnose();
    await textOf(bench.cause).toBe('The signature is verified.');

    await page.evaluate(`{
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([${text}], 'dropped.http'));
      document.querySelector('nav').dispatchEvent(
        new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
      );
    }`);
    await shown(page.getByText('dropped.http: Read as a raw HTTP request.'));
    await bench.diagnose();
    await textOf(bench.cause).toBe('The signature is verified.');
  });

  test('takes a captured event by its number, or from the event itself', async () => {
    await send(running.receiver, {
      path: '/strange',
      headers: ['host', 'localhost', 'x-signature', signature(), 'content-length', String(DOCUMENTED.length)],
      body: DOCUMENTED,
    });
    await expect
      .poll(async () => (await callEngine(running.page, 'engine.state', {})).totalEvents)
      .toBeGreaterThan(0);
    const { totalEvents } = await callEngine(running.page, 'engine.state', {});
    await running.page.getByRole('textbox', { name: 'Event number' }).fill(String(totalEvents));
    await running.page.getByRole('button', { name: 'Take it' }).click();
    await expect.poll(() => bench.request.inputValue()).toContain('POST /strange HTTP/1.1');
    await bench.secret.fill(SECRET);
    await bench.choose('MeetingLawyers');
    await bench.diagnose();
    await textOf(bench.cause).toBe('The signature is verified.');
    await running.page.getByRole('button', { name: 'Remove' }).click();

    const inbox = inboxOf(running.page);
    await inbox.link('Inbox').click();
    await inbox.rows.first().click();
    await inbox.openTab('Signature');
    await inbox.link('Open in Signature bench').click();
    await expect.poll(() => bench.request.inputValue()).toContain('POST /strange HTTP/1.1');
    expect(running.page.url()).toMatch(/#\/signature-bench\/[0-9a-f]+-\d+$/);
    await running.page.getByRole('button', { name: 'Remove' }).click();
  });

  test('forgets the secret when it is left, and keeps it nowhere', async () => {
    const { page } = running;
    const secret = 'a-secret-that-is-nowhere-else';
    await bench.request.fill(rawRequest({ secret }).toString());
    await bench.secret.fill(secret);
    expect(await bench.secret.getAttribute('type')).toBe('password');
    await page.getByRole('button', { name: 'Show secret' }).click();
    expect(await bench.secret.getAttribute('type')).toBe('text');
    await page.getByRole('button', { name: 'Hide secret' }).click();
    expect(await bench.secret.getAttribute('type')).toBe('password');
    await bench.diagnose();
    await textOf(bench.cause).toBe('The signature is verified.');
    expect(await bench.diagnosis.textContent()).not.toContain(secret);
    await inboxOf(page).link('Inbox').click();
    await expect.poll(() => bench.secret.count()).toBe(0);
    const kept = await page.evaluate(
      'JSON.stringify([location.href, {...localStorage}, {...sessionStorage}, document.documentElement.outerHTML])',
    );
    expect(kept).not.toContain(secret);
    await bench.open();
    expect(await bench.secret.inputValue()).toBe('');
    await expect.poll(() => bench.request.inputValue()).toContain('X-Signature');
  });

  test('is worked by the keyboard alone', async () => {
    const { page } = running;
    await page.keyboard.press('Control+5');
    await bench.request.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(rawRequest({ encoding: 'hex' }).toString());
    for (let steps = 0; steps < 20 && (await focused('getAttribute("role")')) !== 'textbox'; steps++)
      await page.keyboard.press('Tab');
    await page.keyboard.insertText(SECRET);
    await page.keyboard.press('Control+Enter');
    await textOf(bench.cause).toContain('hex');
    await expect.poll(() => focused('tagName')).toBe('H2');
    await page.keyboard.press('Tab');
    expect(await focused('closest("[aria-label=Diagnosis]") !== null')).toBe(true);
  });

  test('shows the progress of a long search and ends it at once', async () => {
    const body = `{"a":"${'x'.repeat(4_000_000)}"}`;
    await openFile('large.http', rawRequest({ body, secret: 'quite another one' }));
    await bench.secret.fill(SECRET);
    await bench.diagnose();
    await shown(running.page.getByRole('progressbar', { name: 'Variants tried' }));
    await running.page.getByRole('button', { name: 'Cancel' }).click();
    await textOf(bench.diagnosis).toContain('cancelled after');
    await textOf(bench.diagnosis.getByRole('region', { name: 'Signed bytes' })).toContain('not shown');
    await bench.diagnosis.getByRole('button', { name: 'Show more' }).click();
    await running.page.getByRole('textbox', { name: 'Raw request' }).waitFor();
  });

  test("explains a failed event with its endpoint's secret, until that is put right", async () => {
    const { page, receiver } = running;
    const setSecret = (secret: string) =>
      callEngine(page, 'endpoints.setSecret', { slug: 'ml', which: 'current', secret });
    await callEngine(page, 'endpoints.save', {
      was: null,
      endpoint: {
        slug: 'ml',
        provider: 'meetinglawyers',
        scheme: null,
        options: { headerName: null, recipe: null, publicUrl: null },
        rejectBadSignature: false,
      },
    });
    await setSecret(`"${SECRET}"`);
    await send(receiver, {
      path: '/ml',
      headers: ['host', 'localhost', 'x-signature', signature(), 'content-length', String(DOCUMENTED.length)],
      body: DOCUMENTED,
    });
    const inbox = inboxOf(page);
    await inbox.link('Inbox').click();
    const verdict = () =>
      expect.poll(() => inbox.rows.first().getAttribute('aria-label'), { timeout: 10_000 });
    await verdict().toContain('signature failed');
    await inbox.rows.first().click();
    await inbox.openTab('Signature');
    await page.getByRole('button', { name: 'Why?' }).click();
    await textOf(inbox.panel.getByRole('heading', { level: 2 })).toContain('quotes');
    await textOf(inbox.panel.getByRole('region', { name: 'The fix' })).toContain('quotes');
    await shown(inbox.panel.getByText('stays in the vault'));
    expect(await page.content()).not.toContain(SECRET);

    await inbox.link('Open in Signature bench').click();
    await expect
      .poll(() => page.getByRole('combobox', { name: 'Or from the vault' }).inputValue())
      .toBe('Endpoint /ml');
    await bench.diagnose();
    await textOf(bench.cause).toContain('quotes');
    await page.getByRole('button', { name: 'Remove' }).click();

    await setSecret(SECRET);
    await inbox.link('Inbox').click();
    await verdict().toContain('signature verified');
    await inbox.openTab('Signature');
    await page.getByRole('button', { name: 'Show how it was checked' }).click();
    await textOf(inbox.panel.getByRole('heading', { level: 2 })).toBe('The signature is verified.');
  });
});

// @ts-check
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fromRoot } from '../lib/paths.mjs';

/** @typedef {import('playwright-core').Page} Page */

const SLUG = 'okhi';
const RULES = [
  { name: '', condition: 'signature:failed', status: 401, body: '', fault: null },
  {
    name: 'busy at times',
    condition: 'type:verified',
    status: 202,
    body: '',
    fault: { kind: 'fail', percent: 20, status: 503 },
  },
  {
    name: '',
    condition: 'path:/okhi/slow',
    status: 200,
    body: '',
    fault: { kind: 'slow', bytesPerSecond: 10 },
  },
];

/** A handler of the pictures: it takes what comes. */
const handler = createServer((request, response) => {
  request.resume();
  request.on('end', () => response.writeHead(204).end());
});

/** Starts it, and gives its address. @returns {Promise<string>} */
async function startHandler() {
  if (!handler.listening)
    await new Promise((resolve) => handler.listen(0, '127.0.0.1', () => resolve(undefined)));
  handler.unref();
  const address = handler.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

/** @param {string} receiver */
async function sendVerified(receiver) {
  const body = await readFile(fromRoot('fixtures', 'okhi', 'verified.json'));
  await fetch(`${receiver}/${SLUG}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
}

/** @param {Page} page @param {string} part */
async function openEndpoint(page, part) {
  await page.evaluate(`location.hash = '#/settings/endpoints/${SLUG}'`);
  await page.getByRole('region', { name: part, exact: true }).scrollIntoViewIfNeeded();
}

/**
 * Writes rules as a user does, the last of them left open with its trial.
 * @param {Page} page
 * @param {string} receiver
 */
async function showReplies(page, receiver) {
  await sendVerified(receiver);
  await openEndpoint(page, 'Replies');
  const list = page.getByRole('list', { name: 'Rules' });
  if (!(await list.isVisible())) for (const rule of RULES) await addRule(page, rule);
  await page.getByRole('button', { name: 'Edit the rule busy at times' }).click();
  await page
    .getByRole('textbox', { name: 'Body' })
    .fill('{"received":"{{event.v2.verification_status}}","by":"{{request.header.host}}"}');
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByRole('region', { name: 'Trial' }).getByText('answer').first().waitFor();
  await page.getByRole('list', { name: 'Rules' }).scrollIntoViewIfNeeded();
}

/** @param {Page} page @param {(typeof RULES)[number]} rule */
async function addRule(page, { name, condition, status, fault }) {
  await page.getByRole('button', { name: 'Add rule' }).click();
  await page.getByRole('textbox', { name: 'When' }).fill(condition);
  await page.getByRole('textbox', { name: 'Status' }).fill(String(status));
  await page.getByRole('form', { name: 'New rule' }).getByRole('textbox', { name: 'Name' }).fill(name);
  if (fault) {
    await page.getByRole('combobox', { name: 'Fault' }).click();
    await page
      .getByRole('option', { name: fault.kind === 'slow' ? 'Send the body slowly' : 'Fail some' })
      .click();
    const amount = fault.kind === 'slow' ? 'Bytes a second' : 'Percent';
    await page.getByRole('textbox', { name: amount }).fill(String(fault.percent ?? fault.bytesPerSecond));
  }
  await page.getByRole('button', { name: 'Save rule' }).click();
  await page.getByRole('button', { name: 'Add rule' }).waitFor();
}

/** @param {Page} page @param {string} receiver */
async function showForwarding(page, receiver) {
  await openEndpoint(page, 'Forward to');
  const card = page.getByRole('region', { name: 'Forward to', exact: true });
  if (!(await card.getByRole('list', { name: 'Targets' }).isVisible())) {
    for (const url of [await startHandler(), 'http://127.0.0.1:9/hooks']) {
      await card.getByRole('textbox', { name: 'Target URL' }).fill(url);
      await card.getByRole('button', { name: 'Add target' }).click();
      await card.getByRole('switch', { name: `Forward to ${url}` }).waitFor();
    }
    for (let n = 0; n < 12; n++) await sendVerified(receiver).catch(() => {});
  }
  await card
    .getByText(/delivered/)
    .first()
    .waitFor();
  await card
    .getByText(/Failing|Down/)
    .first()
    .waitFor();
  await card.scrollIntoViewIfNeeded();
}

/** @param {Page} page @param {string} receiver */
async function showReplay(page, receiver) {
  await page.evaluate("location.hash = '#/inbox'");
  await sendVerified(receiver);
  await page
    .getByRole('listitem', { name: /verified/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Target URL' }).fill(`${receiver}/${SLUG}`);
  await dialog.getByRole('radio', { name: 'Signed now', exact: true }).click();
  await dialog.getByRole('region', { name: 'What will be sent' }).waitFor();
}

/** @type {readonly { name: string, prepare: (page: Page, receiver: string) => Promise<void> }[]} */
export const answerPictures = [
  { name: 'replies', prepare: showReplies },
  { name: 'forwarding', prepare: showForwarding },
  { name: 'replay', prepare: showReplay },
];

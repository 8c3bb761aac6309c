// @ts-check
import { readFile } from 'node:fs/promises';
import { listen } from '../../test/support/handlers/listen.mjs';
import { fromRoot } from '../lib/paths.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * A draft with variables and a field that no document names, sent to our own receiver: the answer, the time, and what left.
 * @param {Page} page
 */
export async function showSimulator(page) {
  await openDraft(page);
  const example = await readFile(fromRoot('fixtures', 'meetinglawyers', 'message_sent.json'), 'utf8');
  await write(
    page,
    example
      .replace(/"occurred_on": "[^"]*"/, '"occurred_on": "{{now}}"')
      .replace(/"message_id": "[^"]*"/, '"message_id": "{{uuid}}"')
      .replace('"professional_id": 5', '"professional_id": 5,\n"priority": "high"'),
  );
  await page.locator('.hg-value-warning').first().waitFor();
  await send(page, `${await ownAddress(page)}/meetinglawyers`);
  await page.getByRole('region', { name: 'Result' }).getByText('200 OK').first().waitFor();
}

/**
 * A payload that is wrong, and a target where nothing listens.
 * @param {Page} page
 */
export async function showTrouble(page) {
  await openDraft(page);
  await write(
    page,
    '{\n"type": "message_sent",\n"payload": { "message_id": "{{env.MESSAGE}}", "user_id": 5 }\n}',
  );
  await page.locator('.hg-variable.hg-value-error').waitFor();
  await write(page, '{\n"type": "message_sent",\n"payload": { "message_id": "{{uuid}}", "user_id": 5 }\n}');
  await page.locator('.hg-value-error').first().waitFor();
  await send(page, 'http://127.0.0.1:9/hooks');
  await page.getByRole('region', { name: 'Result' }).getByRole('alert').waitFor();
}

/**
 * A draft sent many times, to a handler that is busy now and then.
 * @param {Page} page
 */
export async function showMany(page) {
  let came = 0;
  const handler = await listen((request, response) => {
    request.resume();
    response.statusCode = ++came % 97 === 0 ? 503 : 200;
    response.end();
  }, '/hooks');
  try {
    await openDraft(page);
    await page.getByRole('textbox', { name: 'Target URL' }).fill(handler.url);
    await page.getByText('Send many', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Deliveries' }).fill('2000');
    await page.getByRole('textbox', { name: 'At a time' }).fill('50');
    await page.getByRole('button', { name: 'Send many', exact: true }).click();
    await page.getByRole('region', { name: 'Many deliveries' }).getByText('2,000 sent').waitFor();
    await page.getByRole('list', { name: 'Deliveries' }).getByRole('button').first().click();
    await page.getByRole('region', { name: 'Result' }).getByText('503').first().waitFor();
  } finally {
    await handler.close();
  }
}

/** @param {Page} page */
async function openDraft(page) {
  await page.getByRole('link', { name: 'Simulator', exact: true }).click();
  await page.getByRole('combobox', { name: 'Template' }).click();
  await page.getByRole('option', { name: 'message_sent' }).click();
  await page.getByRole('textbox', { name: 'Payload' }).getByText('"speciality"').waitFor();
}

/**
 * @param {Page} page
 * @param {string} text
 */
async function write(page, text) {
  await page.getByRole('textbox', { name: 'Payload' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

/**
 * @param {Page} page
 * @param {string} url
 */
async function send(page, url) {
  await page.getByRole('textbox', { name: 'Target URL' }).fill(url);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

/**
 * The receiver need not be on its usual port.
 * @param {Page} page
 */
async function ownAddress(page) {
  return page
    .getByText(/^http:\/\/127\.0\.0\.1:\d+$/)
    .first()
    .textContent();
}

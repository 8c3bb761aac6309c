import { readFileSync } from 'node:fs';
import { showCompare, showSave } from '../../../scripts/shots/exchange.mjs';
import { endSearch, showBrokenSearch, showCompletion, showSearch } from '../../../scripts/shots/search.mjs';
import { send } from '../http.ts';
import { callEngine } from '../page-call.ts';
import { inboxOf } from '../page-inbox.ts';
import { goTo, lookAtPictures, press, type Stage, type Walk } from './screen.ts';

const fixture = (id: string): string => readFileSync(`fixtures/${id}.json`, 'utf8');

/** One event of every verdict that a row can have. */
async function sendEach(receiver: string): Promise<void> {
  const verified = fixture('okhi/verified');
  const bodies = [
    fixture('okaya/user.created'),
    fixture('okhi/verification_started'),
    '{"v2": {"verification_status": "moved"}}',
    verified,
    verified.replace('"continuous"', '"weekly"'),
    verified.replace('"v2": {', '"v2": { "extra": 1,'),
    fixture('meetinglawyers/message_sent'),
    fixture('klustr/user.ekyc.verified'),
    '{ no JSON',
    '',
  ];
  for (const body of bodies) await send(receiver, { path: '/hooks?api_key=made-up', body });
}

async function showRow({ page }: Stage, name: RegExp): Promise<void> {
  await inboxOf(page).list.getByRole('listitem', { name }).first().click();
}

const empty: Walk = {
  name: 'Inbox, empty',
  async go({ page, look }) {
    await page.getByRole('heading', { name: 'Waiting for the first webhook' }).waitFor();
    await look('empty');
    await page.getByRole('combobox', { name: 'Test event template' }).click();
    await page.getByRole('option').first().waitFor();
    await look('templates');
    await page.keyboard.press('Escape');
    await press(page, 'Pause capture');
    await page.getByText('Capture is paused').first().waitFor();
    await look('paused');
    await press(page, 'Resume capture');
  },
};

const detail: Walk = {
  name: 'Inbox, detail',
  async go(stage) {
    const { page, receiver, look } = stage;
    await sendEach(receiver);
    await callEngine(page, 'test.send', { id: 'okhi/verified' });
    const inbox = inboxOf(page);
    await inbox.rows.nth(10).waitFor();
    await inbox.panel.getByText('"user_id"', { exact: true }).waitFor();
    await look('following');
    await inbox.openTab('Deliveries');
    await look('deliveries');
    await showRow(stage, / invalid,/);
    for (const tab of ['Headers', 'Validation', 'Signature', 'Reply']) {
      await inbox.openTab(tab);
      await inbox.panel.getByText(/\w/).first().waitFor();
      await look(tab);
    }
    await showCompare(page);
    await look('compare');
    await page.getByText('Bytes', { exact: true }).click();
    await page.getByRole('region', { name: 'Bytes side by side' }).waitFor();
    await look('compare bytes');
    await inbox.openTab('Body');
    await page.getByText('Tree', { exact: true }).click();
    await page.getByRole('tree').waitFor();
    await look('tree');
    await page.getByText('Hex', { exact: true }).click();
    await page.getByRole('region', { name: /hex/i }).waitFor();
    await look('hex');
    await page.getByText('Text', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Body as text' }).waitFor();
    await showRow(stage, / not JSON,/i);
    await look('not JSON');
    await showRow(stage, / no body,/i);
    await look('no body');
  },
};

const list: Walk = {
  name: 'Inbox, list',
  async go(stage) {
    const { page, look } = stage;
    const inbox = inboxOf(page);
    await inbox.rows.first().click();
    await press(page, 'Pin');
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Note' }).fill('Ask them why.');
    await look('writing a note');
    await press(page, 'Save note');
    await page.getByRole('button', { name: 'Edit note' }).waitFor();
    await press(page, 'Columns');
    await page.getByRole('dialog').waitFor();
    await look('columns');
    await press(page, 'Columns');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press(page, 'Timeline as a table');
    await page.getByRole('table', { name: 'Arrivals' }).waitFor();
    await look('timeline as a table');
    await press(page, 'Timeline as a table');
    await press(page, 'Copy as');
    await page.getByRole('menu').waitFor();
    await look('copy as');
    await page.keyboard.press('Escape');
    await press(page, 'Replay');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Target URL' }).fill(stage.receiver);
    await page.getByRole('dialog').getByRole('region', { name: 'What will be sent' }).waitFor();
    await look('replay');
    await page.keyboard.press('Escape');
    await showSave(page);
    await look('save as');
    await page.keyboard.press('Escape');
    await look('selection');
    await press(page, 'Clear selection');
    await press(page, 'Remove event');
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await look('removed');
    await press(page, 'Undo');
  },
};

const search: Walk = {
  name: 'Inbox, search',
  async go(stage) {
    const { page, look } = stage;
    await lookAtPictures(stage, [
      { name: 'found', prepare: showSearch },
      { name: 'completion', prepare: showCompletion },
      { name: 'broken', prepare: showBrokenSearch },
    ]);
    await page.getByRole('searchbox', { name: 'Search events' }).fill('nothinghasthis');
    await page.getByText('No event matches').first().waitFor();
    await look('no match');
    await endSearch(page);
  },
};

const exchange: Walk = {
  name: 'Inbox, import',
  async go({ page, look }) {
    const file = page.locator('input[type=file]').first();
    await file.setInputFiles('test/fixtures/har/electron-window.har');
    await page.getByText(/events imported from/).waitFor();
    await look('imported');
    await press(page, 'Close');
    await file.setInputFiles('package.json');
    await page.getByText('package.json was not imported').waitFor();
    await look('not imported');
    await press(page, 'Close');
  },
};

const incognito: Walk = {
  name: 'Inbox, incognito',
  async go({ page, look }) {
    await press(page, 'Incognito capture');
    await page.getByRole('button', { name: 'Incognito capture', pressed: true }).waitFor();
    await look('incognito');
    await press(page, 'Incognito capture');
    await inboxOf(page).rows.first().waitFor();
    await goTo(page, '/inbox');
  },
};

export const inboxWalks: readonly Walk[] = [empty, detail, list, search, exchange, incognito];

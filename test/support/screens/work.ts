import { benchPictures, prepareBench } from '../../../scripts/shots/bench.mjs';
import { prepareCheck } from '../../../scripts/shots/check.mjs';
import { flowPictures } from '../../../scripts/shots/flows.mjs';
import { showOverview } from '../../../scripts/shots/keeping.mjs';
import { showMany, showSimulator, showTrouble } from '../../../scripts/shots/simulator.mjs';
import { subscriptionPictures } from '../../../scripts/shots/subscriptions.mjs';
import { goTo, lookAtPictures, press, type Walk } from './screen.ts';

const simulator: Walk = {
  name: 'Simulator',
  async go(stage) {
    const { page, look } = stage;
    await goTo(page, '/simulator');
    await page.getByRole('combobox', { name: 'Template' }).waitFor();
    await look('untouched');
    await press(page, 'Choose a target');
    await page.getByRole('menuitem').first().waitFor();
    await look('targets');
    await page.keyboard.press('Escape');
    await press(page, /^Copy as/);
    await page.getByRole('menu').waitFor();
    await look('copy as');
    await page.keyboard.press('Escape');
    await lookAtPictures(stage, [
      { name: 'result', prepare: showSimulator },
      { name: 'trouble', prepare: showTrouble },
      { name: 'many', prepare: showMany },
    ]);
    for (const fold of await page.locator('main summary').all()) await fold.click();
    await look('folds the other way');
  },
};

const catalogue: Walk = {
  name: 'Event catalogue',
  async go({ page, look }) {
    await goTo(page, '/simulator/catalogue/okhi/verified');
    await page.getByRole('region', { name: 'The example as JSON' }).getByText('"branch_id"').waitFor();
    await look('type');
    await goTo(page, '/simulator/catalogue/okaya');
    await page.getByRole('region', { name: 'Provider' }).waitFor();
    await look('provider');
    await goTo(page, '/simulator/catalogue/okaya/user.deleted');
    await page.getByText('Nothing in the catalogue has this name').waitFor();
    await look('no such name');
  },
};

const flows: Walk = {
  name: 'Flows',
  go: (stage) => lookAtPictures(stage, flowPictures),
};

const check: Walk = {
  name: 'Handler check',
  async go({ page, look }) {
    await goTo(page, '/handler-check');
    await page.getByRole('button', { name: 'Run check' }).waitFor();
    await look('empty');
    await prepareCheck(page);
    await look('report');
    await press(page, 'Save report');
    await page.getByRole('menu').waitFor();
    await look('save report');
    await page.keyboard.press('Escape');
    await page.getByText(/^More:/).click();
    await look('more');
  },
};

const bench: Walk = {
  name: 'Signature bench',
  async go({ page, look }) {
    await goTo(page, '/signature-bench');
    await page.getByRole('button', { name: 'Diagnose', exact: true }).waitFor();
    await look('empty');
    for (const one of benchPictures) {
      await prepareBench(page, one);
      await look(one.name);
    }
  },
};

const subscriptions: Walk = {
  name: 'Subscriptions',
  go: ({ page, look }) =>
    subscriptionPictures(page, async (_page, name, prepare) => {
      await prepare(page);
      await look(name);
    }),
};

const insights: Walk = {
  name: 'Insights',
  async go({ page, look }) {
    await goTo(page, '/insights/drift');
    await page.getByRole('button', { name: /OkHi verified/ }).click();
    await page.getByRole('table', { name: 'Schema drift' }).waitFor();
    await look('drift');
    await showOverview(page);
    await look('overview');
    for (const button of await page.getByRole('button', { name: / as a table$/ }).all()) await button.click();
    await look('overview as tables');
  },
};

const commands: Walk = {
  name: 'Commands',
  async go({ page, look }) {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Command palette' }).getByRole('option').first().waitFor();
    await look('palette');
    await page.keyboard.press('Escape');
    await page.getByRole('main').focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await look('shortcuts');
    await page.keyboard.press('Escape');
  },
};

export const workWalks: readonly Walk[] = [
  commands,
  simulator,
  catalogue,
  flows,
  check,
  bench,
  subscriptions,
  insights,
];

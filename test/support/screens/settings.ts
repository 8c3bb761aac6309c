import { answerPictures } from '../../../scripts/shots/answers.mjs';
import { makeEndpoints, showEndpoints } from '../../../scripts/shots/endpoints.mjs';
import { setUpTunnel, tunnelPictures } from '../../../scripts/shots/tunnel.mjs';
import { startNgrok } from '../ngrok/stand-in.ts';
import { goTo, type Walk } from './screen.ts';

/** Every page that Settings has, as it is met. Pages that are added are walked through by themselves. */
const pages: Walk = {
  name: 'Settings, every page',
  async go({ page, look }) {
    await goTo(page, '/settings');
    const links = page.getByRole('navigation', { name: 'Settings pages' }).getByRole('link');
    await links.first().waitFor();
    for (const name of await links.allTextContents()) {
      await links.filter({ hasText: name }).click();
      await page.locator(`a[aria-current=page]:text-is("${name}")`).waitFor();
      await look(name);
    }
  },
};

const search: Walk = {
  name: 'Settings, search',
  async go({ page, look }) {
    await goTo(page, '/settings');
    await page.getByRole('combobox', { name: 'Search settings' }).fill('port');
    await page.getByRole('option').first().waitFor();
    await look('found');
    await page.keyboard.press('Escape');
    await goTo(page, '/settings/keyboard');
    await page
      .getByRole('button', { name: /^Add keys to/ })
      .first()
      .click();
    await page.getByRole('textbox', { name: /^New keys for/ }).waitFor();
    await look('new keys');
    await page.keyboard.press('Escape');
  },
};

const endpoints: Walk = {
  name: 'Settings, an endpoint',
  async go({ page, receiver, look }) {
    await goTo(page, '/settings/endpoints/+');
    await page.getByRole('button', { name: 'Create endpoint' }).waitFor();
    await look('new');
    await makeEndpoints(page);
    await showEndpoints(page);
    await look('with a secret');
    for (const { name, prepare } of answerPictures) {
      await prepare(page, receiver);
      await look(name);
      await page.keyboard.press('Escape');
    }
  },
};

const tunnel: Walk = {
  name: 'Settings, public address',
  async go({ page, look }) {
    const ngrok = await startNgrok();
    try {
      await setUpTunnel(page, ngrok);
      const wanted = ['public-online', 'status-qr', 'status-connecting', 'public-failed', 'public-broken'];
      for (const { name, prepare } of tunnelPictures(ngrok)) {
        if (!wanted.includes(name)) continue;
        await prepare(page);
        await look(name);
        await page.keyboard.press('Escape');
      }
    } finally {
      await ngrok.close();
    }
  },
};

export const settingsWalks: readonly Walk[] = [pages, search, endpoints, tunnel];

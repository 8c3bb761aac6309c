import { expect, test } from 'vitest';
import { type Happened, stepsDone } from '../../../../../renderer/features/first-steps/steps.ts';

const nothing: Happened = { events: 0, publicUrl: null, okaya: null, webhooks: [] };
const targets = [
  { url: 'https://brisk-otter.ngrok-free.dev/okaya', kind: 'public' as const },
  { url: 'http://127.0.0.1:4000/okaya', kind: 'local' as const },
];
const pointed = {
  ...{ account: 1, group: '38000', webhook: 'we_1', description: '' },
  ...{ url: 'https://brisk-otter.ngrok-free.dev/okaya', previousUrl: null },
};

test('a step is done by what happened, each on its own', () => {
  expect(stepsDone([], nothing)).toEqual([]);
  expect(stepsDone([], { ...nothing, events: 1 })).toEqual(['event']);
  expect(stepsDone([], { ...nothing, publicUrl: 'https://a.example' })).toEqual(['public']);
  expect(stepsDone([], { ...nothing, okaya: { pointed: [pointed], targets } })).toEqual(['subscription']);
});

test('a webhook counts where it sends to this computer, by whatever path', () => {
  const withWebhook = (url: string) =>
    stepsDone([], { ...nothing, okaya: { pointed: [], targets }, webhooks: [{ url }] });
  expect(withWebhook('https://brisk-otter.ngrok-free.dev/another')).toEqual(['subscription']);
  expect(withWebhook('http://127.0.0.1:4000/')).toEqual(['subscription']);
  expect(withWebhook('http://127.0.0.1:4001/okaya')).toEqual([]);
  expect(withWebhook('https://clinic.example/okaya')).toEqual([]);
  expect(withWebhook('no URL')).toEqual([]);
});

test('what was done stays done when it is undone: the tunnel is closed, the list cleared', () => {
  expect(stepsDone(['subscription', 'event'], { ...nothing, publicUrl: 'https://a.example' })).toEqual([
    'event',
    'public',
    'subscription',
  ]);
});

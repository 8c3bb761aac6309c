import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, type Running } from '../support/electron-hosts.ts';
import { temporaryFolder } from '../support/engine.ts';
import { type Handler, startHandler } from '../support/handler.ts';
import { countOf, type Inbox, inboxOf, keepPictures, shown, textOf } from '../support/page-inbox.ts';

describe.each(hosts)('Flows under $name', (host) => {
  const folder = temporaryFolder();
  let running: Running;
  let page: Inbox;
  let handler: Handler;

  const attempts = () =>
    running.page.getByRole('table', { name: 'Attempts of the run' }).getByRole('rowheader');
  const steps = () => running.page.getByRole('list', { name: 'Steps' });
  const choose = async (name: string, option: string): Promise<void> => {
    await running.page
      .getByRole('textbox', { name, exact: true })
      .or(running.page.getByRole('combobox', { name, exact: true }))
      .click();
    await running.page.getByRole('option', { name: option }).click();
  };

  /** A browser keeps it by address, and a server on any free port has another one after a restart: there it is a reload. */
  const again = async (): Promise<void> => {
    if (host.name === 'serve') return void (await running.page.reload());
    await running.stop();
    running = await host.start(folder.path);
    page = inboxOf(running.page);
  };

  beforeAll(async () => {
    handler = await startHandler((n) => (n === 1 ? 500 : n === 3 ? 'late' : 200));
    running = await host.start(folder.path);
    page = inboxOf(running.page);
    await page.link('Flows').click();
  });
  afterAll(async () => {
    await running?.stop();
    await handler?.close();
    folder.remove();
  });
  keepPictures(() => running?.page);

  test('are listed by provider, with a diagram that is a list as well', async () => {
    await shown(running.page.getByRole('heading', { name: 'Flows', exact: true }));
    await page.button(/Address verification/).click();
    await shown(running.page.getByRole('region', { name: 'State diagram' }));
    await textOf(steps()).toContain('Verified, first time, okhi/verified, after 2 d');
  });

  test('run against our own receiver, and their events arrive', async () => {
    await choose('Result of the first window', 'Not at address');
    await page.button('Run').click();
    await countOf(attempts()).toBe(3);
    await shown(running.page.getByText('All steps delivered · 3 of 3 steps, 3 attempts'));
    await textOf(steps()).toContain('Not at address, first time, okhi/not_at_address, after 2 d: delivered');
    await attempts().first().getByRole('button').click();
    await textOf(running.page.getByRole('region', { name: 'Request' })).toContain('POST /okhi HTTP/1.1');
    await textOf(running.page.getByRole('region', { name: 'Response' })).toContain('HTTP/1.1 200');
    await page.link('Inbox').click();
    await countOf(page.rows).toBe(3);
    await expect.poll(() => page.rows.first().getAttribute('aria-label')).toContain('OkHi');
    await page.rows.first().click();
    await page.openTab('Deliveries');
    await textOf(page.panel).toContain('of the flow Address verification');
    await textOf(page.panel).toContain('Step Verified, continuous');
  });

  test('show the attempts at a handler that fails once and answers too late once', async () => {
    await page.link('Flows').click();
    // What was chosen and what ran is there again.
    await shown(running.page.getByText('All steps delivered · 3 of 3 steps, 3 attempts'));
    await running.page
      .getByRole('textbox', { name: 'Target URL' })
      .or(running.page.getByRole('combobox', { name: 'Target URL' }))
      .fill(handler.url);
    await running.page.getByText('Delivery policy', { exact: true }).click();
    await textOf(running.page.getByText('First wait in seconds').locator('xpath=..')).toContain(
      'not documented: a setting',
    );
    await running.page.getByRole('textbox', { name: 'Time-out in seconds' }).fill('1');
    await page.button('Run again').click();
    await countOf(attempts()).toBe(5);
    const table = running.page.getByRole('table', { name: 'Attempts of the run' });
    await textOf(table).toMatch(/500.*200.*time-out.*200, so a duplicate.*200/);
    await textOf(table).toContain('5 s, here 0 s');
    await shown(running.page.getByText('The handler got it twice', { exact: false }).first());
    await textOf(steps()).toMatch(/delivered, 2 attempts.*delivered twice.*continuous.*delivered/);
  });

  test('are stepped and stopped, and say where they are', async () => {
    await choose('Speed', '1×');
    await page.button('Run again').click();
    await shown(running.page.getByText(/^Waits 2 d before Not at address, first time/));
    await page.button('Step').click();
    await shown(running.page.getByText(/^Paused · 2 of 3 steps/));
    await page.button('Stop').click();
    await shown(running.page.getByText(/^Stopped · 2 of 3 steps/));
  });

  test('that are longer than the window follow their run', async () => {
    await page.button(/A customer's life/).click();
    await choose('Speed', '1×');
    const seen = (): Promise<unknown> =>
      running.page.evaluate('document.querySelector(\'[aria-label="State diagram"]\').scrollLeft');
    expect(await seen()).toBe(0);
    await page.button('Run').click();
    for (let done = 2; done <= 7; done++) {
      await page.button('Step').click();
      await shown(running.page.getByText(`Paused · ${done} of 8 steps, ${done} attempts`));
    }
    await expect.poll(seen).toBeGreaterThan(0);
    await page.button('Stop').click();
  });

  test('hold what arrived against the flow, each event a link to the Inbox', async () => {
    await running.page.getByRole('tab', { name: 'Live events' }).click();
    const subjects = running.page.getByRole('list', { name: 'Subjects' });
    await textOf(subjects).toContain('verification_started');
    await subjects.getByRole('link', { name: '#2', exact: true }).click();
    await expect
      .poll(() => page.selected.getAttribute('aria-label'))
      .toContain('Event 2, OkHi not_at_address');
  });

  test('are recorded from events, changed, saved and run; the form is there after a restart', async () => {
    const box = (name: string) => running.page.getByRole('textbox', { name, exact: true });
    const target = () => box('Target URL').or(running.page.getByRole('combobox', { name: 'Target URL' }));
    await page.link('Flows').click();
    await running.page
      .getByRole('button', { name: /^Record a flow of address verification/ })
      .first()
      .click();
    const offered = running.page.getByRole('list', { name: 'Events to record' });
    await countOf(offered.getByRole('checkbox', { checked: true })).toBeGreaterThan(0);
    await page.button('Show the newest events').click();
    await countOf(offered.getByRole('listitem')).toBe(10);
    await offered.getByRole('checkbox').nth(0).check();
    await offered.getByRole('checkbox').nth(1).check();
    await box('Name of the flow').fill('What came today');
    await page.button('Record').click();
    await shown(running.page.getByRole('heading', { name: 'What came today', exact: true }));

    await page.button('Edit').click();
    await box('Name').fill('Told twice');
    await box('Wait before step 2').fill('soon');
    await page.button('Save flow').click();
    await shown(running.page.getByText('A wait such as 90 s, 5 min or 2 d.'));
    await box('Wait before step 2').fill('5 min');
    await choose('Template of a new step', 'unknown');
    await page.button('Add step').click();
    const cards = running.page.getByRole('list', { name: 'Steps of the draft' }).getByRole('listitem');
    await countOf(cards).toBe(3);
    await page.button('Move step 3 up').click();
    await page.button('Remove step 1').click();
    await page.button('Undo').click();
    await page.button('Save flow').click();
    await textOf(steps()).toMatch(
      /verification_started.*unknown, okhi.unknown, after 1 min.*not_at_address, .*after 5 min/,
    );

    await target().fill(handler.url);
    await choose('Speed', '3,600×');
    const before = handler.requests.length;
    await page.button('Run').click();
    await shown(running.page.getByText('All steps delivered · 3 of 3 steps, 3 attempts'));
    const sent = handler.requests
      .slice(before)
      .map(({ body }) => JSON.parse(body.toString('utf8')) as object);
    expect(sent[1]).toMatchObject({ v2: { verification_status: 'unknown' } });

    await page.button('Remove').click();
    await shown(running.page.getByText('The flow okhi/what-came-today was removed'));
    await page.button('Undo').click();
    await shown(running.page.getByRole('heading', { name: 'Told twice', exact: true }));
    await page.button('Duplicate').click();
    await box('Name').fill('Not saved yet');

    await again();
    await page.link('Flows').click();
    await shown(running.page.getByRole('heading', { name: 'Told twice', exact: true }));
    await expect.poll(() => target().inputValue()).toBe(handler.url);
    await expect
      .poll(() =>
        box('Speed')
          .or(running.page.getByRole('combobox', { name: 'Speed' }))
          .inputValue(),
      )
      .toContain('3,600×');
    await page.button(/^Not saved yet/).click();
    await expect.poll(() => box('Name').inputValue()).toBe('Not saved yet');
  });
});

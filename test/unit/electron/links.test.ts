import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handedOver, readLink } from '../../../electron/desktop/links.ts';

describe('a hookglass:// link', () => {
  it.each([
    ['hookglass://event/0123456789-7', { kind: 'event', id: '0123456789-7' }],
    ['hookglass://event/12', { kind: 'event', id: '12' }],
    ['hookglass://inbox', { kind: 'place', route: '/inbox' }],
    ['hookglass://settings/about', { kind: 'place', route: '/settings/about' }],
    ['hookglass://simulator/okhi/verified', { kind: 'place', route: '/simulator/okhi/verified' }],
  ])('%s leads to a place of the page', (link, to) => expect(readLink(link)).toEqual(to));

  it.each([
    'https://example.com/event/1',
    'hookglass-app://interface/',
    'hookglass://event/',
    'hookglass://event/1/2',
    'hookglass://event/<script>',
    'hookglass://event/..%2f..%2fetc',
    'hookglass://elsewhere/1',
    'hookglass://user@inbox',
    'hookglass://inbox:80',
    'hookglass://inbox?x=1',
    'hookglass://inbox#/settings',
    `hookglass://inbox/${'a'.repeat(600)}`,
    'javascript:alert(1)',
    '',
  ])('%s leads nowhere', (link) => expect(readLink(link)).toBeNull());

  it('never leads anywhere but to an event or a section', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('event', 'inbox', 'settings', ''), (text, host) => {
        const to = readLink(`hookglass://${host}/${text}`);
        if (to?.kind === 'place')
          expect(to.route).toMatch(/^\/(inbox|settings|[a-z-]+)(\/[A-Za-z0-9._~%-]+)*$/);
        if (to?.kind === 'event') expect(to.id).toMatch(/^[0-9a-f-]+$/);
        expect(to?.kind).not.toBe('file');
      }),
    );
  });
});

describe('what the system hands over', () => {
  it('is the first link or file of evidence on the command line', () => {
    expect(handedOver(['app', '--data', 'x', 'hookglass://event/1'])).toEqual({
      link: 'hookglass://event/1',
    });
    expect(handedOver(['app', '/tmp/übung eins/case.HOOKGLASS'])).toEqual({
      file: '/tmp/übung eins/case.HOOKGLASS',
    });
    expect(handedOver(['case.hookglass', '--port', '1', '--x.hookglass', 'notes.txt'])).toBeNull();
  });
});

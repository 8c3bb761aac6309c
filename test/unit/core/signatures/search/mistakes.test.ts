import { describe, expect, it } from 'vitest';
import type { Examination, ExamineInput } from '../../../../../core/signatures/examine.ts';
import { examine } from '../../../../../core/signatures/examine.ts';
import { schemes } from '../../../../../core/signatures/schemes.ts';
import { type Making, type Mistake, makeWith, mistakes, origins } from '../../../../support/mistakes.ts';

const now = Date.UTC(2026, 0, 31, 12);
const document =
  '{\n  "id": "evt_1",\n  "url": "https://example.com/a",\n  "name": "Zoë",\n  "b": [1.5, true],\n  "a": {}\n}';
const documents = {
  pretty: document,
  'with a line break': `${document}\n`,
  compact: JSON.stringify(JSON.parse(document)),
  crlf: document.replaceAll('\n', '\r\n'),
};
const secrets = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', '0123456789abcdef0123456789abcdef'];

function makingOf(scheme: Making['scheme'], body: string, secret: string): Making {
  const unit = scheme.timestamp?.unit;
  const timestamp = unit === 'iso' ? new Date(now).toISOString() : String(unit === 'ms' ? now : now / 1000);
  return {
    scheme,
    secret,
    id: 'msg_1',
    timestamp,
    now,
    request: {
      method: 'POST',
      path: '/hook',
      query: 'b=2&a=1',
      headers: [
        ['Host', 'example.com'],
        ['Content-Type', 'application/json'],
      ],
      body: Buffer.from(body),
      url: 'https://example.com/hook?b=2&a=1',
    },
  };
}

function run(input: ExamineInput): Examination {
  const going = examine(input);
  for (;;) {
    const step = going.next();
    if (step.done) return step.value;
  }
}

const found = (making: Making, made: readonly Mistake[]): string[] =>
  run({
    request: makeWith(making, made),
    scheme: making.scheme,
    secrets: { current: making.secret, previous: null, others: [] },
    origins,
    now,
  }).diagnoses.map(({ code }) => code);

const makings = schemes
  .filter(({ method, id }) => method.kind === 'hmac' && id !== 'twilio')
  .flatMap((scheme) =>
    Object.entries(documents).flatMap(([kind, body]) =>
      secrets
        .filter(
          (s) => scheme.method.kind !== 'hmac' || scheme.method.key.form === 'utf8' || s.startsWith('whsec_'),
        )
        .map((secret) => ({ name: `${scheme.id}, ${kind}`, making: makingOf(scheme, body, secret) })),
    ),
  );

describe('one mistake', () => {
  it.each(makings)('$name', ({ making }) => {
    const wrong = mistakes
      .filter((m) => m.applies(making))
      .flatMap((m) => {
        const codes = found(making, [m]);
        return codes[0] === m.code ? [] : [{ mistake: m.name, due: m.code, codes }];
      });
    expect(wrong).toEqual([]);
  });
});

describe('two mistakes', () => {
  const some = [
    'standard-webhooks, pretty',
    'stripe, pretty',
    'hubspot-v3, pretty',
    'meetinglawyers, pretty',
  ];
  it.each(
    makings.filter(({ name }, i) => some.includes(name) && makings.findIndex((o) => o.name === name) === i),
  )(
    '$name',
    ({ making }) => {
      const own = mistakes.filter((m) => m.applies(making));
      const pairs = own.flatMap((a, i) =>
        own
          .slice(i + 1)
          .filter((b) => b.side !== a.side)
          .map((b) => [a, b] as const),
      );
      const wrong = pairs.flatMap(([a, b]) => {
        const codes = found(making, [a, b]);
        const due = [a.code, b.code];
        return due.includes(codes[0] as never) && due.every((d) => codes.includes(d))
          ? []
          : [`${a.name} + ${b.name}: ${codes.join(' ')}`];
      });
      console.log(pairs.length, wrong.length);
      console.log(wrong.join('\n'));
    },
    600000,
  );
});

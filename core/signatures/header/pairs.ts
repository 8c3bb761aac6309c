import type { HeaderStretch } from '../../contract/signature-trace.ts';
import type { HeaderSyntax } from '../scheme.ts';
import { withBare } from './list.ts';
import { type HeaderParts, stretch } from './parts.ts';

type Pairs = Extract<HeaderSyntax, { kind: 'pairs' }>;

interface Item {
  readonly kind: 'signature' | 'timestamp' | 'passed-over' | 'bare' | 'blank';
  /** What follows the key; of a key that is passed over the key itself. */
  readonly text: string;
  readonly whole: string;
  readonly stretches: readonly HeaderStretch[];
}

/** Reads `t=<time>,v1=<digest>`. Keys that are not the scheme's are passed over. */
export function takePairs(value: string, syntax: Pairs): HeaderParts {
  const items = value.split(syntax.separator).map((item) => readItem(item, syntax));
  const of = (kind: Item['kind']): Item[] => items.filter((item) => item.kind === kind);
  const between = stretch(syntax.separator, 'separator');
  return {
    stretches: items.flatMap(({ stretches }, index) => (index === 0 ? stretches : [between, ...stretches])),
    timestamps: of('timestamp').map(({ text }) => text),
    passedOver: [...new Set(of('passed-over').map(({ text }) => text))],
    ...withBare(
      of('signature').map(({ text, whole }) => ({ text, whole, flaw: null })),
      of('bare').map(({ whole }) => whole),
      `${syntax.signatureKey}=`,
    ),
  };
}

function readItem(item: string, syntax: Pairs): Item {
  const whole = item.trim();
  if (whole === '')
    return { kind: 'blank', text: '', whole, stretches: item === '' ? [] : [stretch(item, 'separator')] };
  const equals = item.indexOf('=');
  const key = item.slice(0, Math.max(equals, 0)).trim();
  const text = item.slice(equals + 1).trim();
  const meaning = meaningOf(key, syntax);
  if (meaning !== null) {
    const stretches = [
      stretch(item.slice(0, equals + 1), 'version'),
      ...(equals + 1 < item.length ? [stretch(item.slice(equals + 1), meaning)] : []),
    ];
    return { kind: meaning, text, whole, stretches };
  }
  // The padding of a bare base64 digest looks like a key without a value.
  if (key === '' || text === '' || text === '=')
    return { kind: 'bare', text: whole, whole, stretches: [stretch(item, 'unreadable')] };
  return { kind: 'passed-over', text: key, whole, stretches: [stretch(item, 'passed-over')] };
}

function meaningOf(key: string, { signatureKey, timestampKey }: Pairs): 'signature' | 'timestamp' | null {
  if (key === signatureKey) return 'signature';
  return key === timestampKey ? 'timestamp' : null;
}
